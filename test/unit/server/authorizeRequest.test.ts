import { describe, expect, it } from 'vitest';
import { authorizeRequest, type RequestFacts } from '../../../electron/server/authorizeRequest.ts';

const rules = {
  allowedHosts: new Set(['127.0.0.1:4000', 'localhost:4000', '[::1]:4000', 'pods.example:9000']),
  isToken: (candidate: string) => candidate === 'right',
};

const HOST = '127.0.0.1:4000';
const PROTOCOLS = 'podbay.v1, podbay.token.right';
type Headers = [name: string, value: string][];

function decide(headers: Headers, facts: Partial<RequestFacts> = {}) {
  const request = { method: 'GET', url: '/', isUpgrade: false, rawHeaders: headers.flat(), ...facts };
  const decision = authorizeRequest(request, rules);
  return decision.allowed ? 200 : decision.status;
}

describe('a page request', () => {
  it.each<[string, Headers, Partial<RequestFacts>, number]>([
    ['by IPv4 loopback', [['Host', HOST]], {}, 200],
    ['by name', [['Host', 'localhost:4000']], {}, 200],
    ['by IPv6 loopback', [['Host', '[::1]:4000']], {}, 200],
    ['by an allowed host', [['Host', 'pods.example:9000']], {}, 200],
    ['in upper case, which is the same host', [['HOST', 'LOCALHOST:4000']], {}, 200],
    ['with HEAD', [['Host', HOST]], { method: 'HEAD' }, 200],
    ['without Host', [], {}, 400],
    [
      'with two Hosts',
      [
        ['Host', HOST],
        ['host', HOST],
      ],
      {},
      400,
    ],
    ['with an empty Host', [['Host', '']], {}, 403],
    [
      'under rebinding',
      [
        ['Host', 'evil.example:4000'],
        ['Origin', 'http://evil.example:4000'],
      ],
      {},
      403,
    ],
    ['with another port', [['Host', '127.0.0.1:4001']], {}, 403],
    ['without the port', [['Host', '127.0.0.1']], {}, 403],
    ['with a trailing dot', [['Host', 'localhost.:4000']], {}, 403],
    ['with a longer name', [['Host', 'localhost.evil.com:4000']], {}, 403],
    ['with userinfo', [['Host', 'localhost:4000@evil.com']], {}, 403],
    ['with a space', [['Host', ' localhost:4000']], {}, 403],
    ['with an IPv6 address without brackets', [['Host', '::1:4000']], {}, 403],
    ['with a mapped address', [['Host', '[::ffff:127.0.0.1]:4000']], {}, 403],
    ['with a decimal address', [['Host', '2130706433:4000']], {}, 403],
    ['with POST', [['Host', HOST]], { method: 'POST' }, 405],
    ['with OPTIONS, so that no preflight succeeds', [['Host', HOST]], { method: 'OPTIONS' }, 405],
    ['with an unknown method', [['Host', HOST]], { method: 'PROPFIND' }, 405],
    ['with DELETE from a foreign host', [['Host', 'evil.example']], { method: 'DELETE' }, 403],
  ])('%s', (_what, headers, facts, status) => {
    expect(decide(headers, facts)).toBe(status);
  });
});

describe('a socket request', () => {
  const origin = `http://${HOST}`;
  it.each<[string, Headers, Partial<RequestFacts>, number]>([
    [
      'of our page',
      [
        ['Origin', origin],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      200,
    ],
    [
      'of our page by another allowed name',
      [
        ['Origin', 'http://localhost:4000'],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      200,
    ],
    ['of a program, without Origin but with the token', [['Sec-WebSocket-Protocol', PROTOCOLS]], {}, 200],
    [
      'with the protocols in two headers',
      [
        ['Sec-WebSocket-Protocol', 'podbay.v1'],
        ['sec-websocket-protocol', 'podbay.token.right'],
      ],
      {},
      200,
    ],
    ['of a program without a token', [['Sec-WebSocket-Protocol', 'podbay.v1']], {}, 401],
    [
      'with a wrong token',
      [
        ['Origin', origin],
        ['Sec-WebSocket-Protocol', 'podbay.v1, podbay.token.wrong'],
      ],
      {},
      401,
    ],
    [
      'with an empty token',
      [
        ['Origin', origin],
        ['Sec-WebSocket-Protocol', 'podbay.v1, podbay.token.'],
      ],
      {},
      401,
    ],
    [
      'with two tokens',
      [
        ['Origin', origin],
        ['Sec-WebSocket-Protocol', `${PROTOCOLS}, podbay.token.right`],
      ],
      {},
      401,
    ],
    [
      'without our protocol',
      [
        ['Origin', origin],
        ['Sec-WebSocket-Protocol', 'podbay.token.right'],
      ],
      {},
      400,
    ],
    [
      'of a newer protocol',
      [
        ['Origin', origin],
        ['Sec-WebSocket-Protocol', 'podbay.v2, podbay.token.right'],
      ],
      {},
      400,
    ],
    [
      'of a foreign page with the right token',
      [
        ['Origin', 'http://evil.example'],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      403,
    ],
    [
      'of a sandboxed frame',
      [
        ['Origin', 'null'],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      403,
    ],
    [
      'with an empty Origin',
      [
        ['Origin', ''],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      403,
    ],
    [
      'of another port of this machine',
      [
        ['Origin', 'http://127.0.0.1:4001'],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      403,
    ],
    [
      'of https on our port',
      [
        ['Origin', `https://${HOST}`],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      403,
    ],
    [
      'of a longer origin',
      [
        ['Origin', `${origin}.evil.com`],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      403,
    ],
    [
      'of an extension',
      [
        ['Origin', 'chrome-extension://abc'],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      403,
    ],
    [
      'with two Origins',
      [
        ['Origin', origin],
        ['Origin', origin],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      {},
      403,
    ],
    [
      'on another path',
      [
        ['Origin', origin],
        ['Sec-WebSocket-Protocol', PROTOCOLS],
      ],
      { url: '/other' },
      404,
    ],
    [
      'with a query, where tokens would end up in logs',
      [['Sec-WebSocket-Protocol', PROTOCOLS]],
      { url: '/rpc?token=right' },
      404,
    ],
    ['with POST', [['Sec-WebSocket-Protocol', PROTOCOLS]], { method: 'POST' }, 405],
    ['with HEAD', [['Sec-WebSocket-Protocol', PROTOCOLS]], { method: 'HEAD' }, 405],
  ])('%s', (_what, headers, facts, status) => {
    expect(decide([['Host', HOST], ...headers], { url: '/rpc', isUpgrade: true, ...facts })).toBe(status);
  });

  it('under rebinding is refused although Origin and Host agree and the token is right', () => {
    const headers: Headers = [
      ['Host', 'evil.example:4000'],
      ['Origin', 'http://evil.example:4000'],
      ['Sec-WebSocket-Protocol', PROTOCOLS],
    ];
    expect(decide(headers, { url: '/rpc', isUpgrade: true })).toBe(403);
  });
});
