// The guarded door as an attacker meets it: bytes on a loopback socket, without a client library's manners. The pure
// decision has its own table (test/unit/server/authorizeRequest.test.ts); this proves that it is asked.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { serve } from '../../../electron/common/rpc/server.ts';
import { type BrowserServer, startBrowserServer } from '../../../electron/server/browserServer.ts';
import { parseServerOptions } from '../../../electron/server/serverOptions.ts';
import { createLogger } from '../../../electron/services/logger.ts';
import { readStaticFiles } from '../../../electron/shared/staticFiles.ts';
import { testContract, testHandlers } from '../rpc/testContract.ts';
import { lines, sendRaw } from './rawHttp.ts';

let dir: string;
let server: BrowserServer;
let port: number;
let token: string;
const log: string[] = [];

async function start(runtimeDir = dir): Promise<BrowserServer> {
  const options = parseServerOptions([]);
  if (options === undefined) throw new Error('no options');
  return startBrowserServer({
    options,
    files: await readStaticFiles(join(dir, 'page')),
    runtimeDir,
    clock: systemClock,
    logger: createLogger((line) => log.push(line), systemClock),
    serve: (channel) =>
      serve(testContract, testHandlers, channel, { reportError: () => undefined, newErrorId: () => 'e' }),
  });
}

function partsOf({ address }: BrowserServer): { port: number; token: string } {
  const url = new URL(address);
  return { port: Number(url.port), token: new URLSearchParams(url.hash.slice(1)).get('token') ?? '' };
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'podbay-wire-'));
  await mkdir(join(dir, 'page'));
  await writeFile(join(dir, 'page/index.html'), '<!doctype html><title>Podbay</title>');
  server = await start();
  ({ port, token } = partsOf(server));
});

afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

/** `$` stands for the port. */
const onPort = (text: string) => text.replaceAll('$', String(port));

describe('a request for the page', () => {
  it.each<[string, string[], number]>([
    ['of our own address', ['Host: 127.0.0.1:$'], 200],
    ['in capitals', ['HOST: LOCALHOST:$'], 200],
    ['by IPv6', ['Host: [::1]:$'], 200],
    ['under DNS rebinding', ['Host: evil.example:$'], 403],
    [
      'under rebinding, Origin and Host agreeing',
      ['Host: evil.example:$', 'Origin: http://evil.example:$'],
      403,
    ],
    ['with a trailing dot', ['Host: localhost.:$'], 403],
    ['with a suffix', ['Host: localhost.evil.com:$'], 403],
    ['with userinfo', ['Host: localhost:$@evil.com'], 403],
    ['with another port', ['Host: 127.0.0.1:1'], 403],
    ['without a port', ['Host: 127.0.0.1'], 403],
    ['with a wildcard', ['Host: 0.0.0.0:$'], 403],
    ['with an empty Host', ['Host:'], 403],
    ['with two Hosts', ['Host: 127.0.0.1:$', 'Host: evil.example'], 400],
    ['without Host', [], 400],
    [
      'with forwarded names, which are not believed',
      ['Host: evil.example', 'X-Forwarded-Host: 127.0.0.1:$'],
      403,
    ],
  ])('%s', async (_what, headers, status) => {
    const answer = await sendRaw(port, lines('GET / HTTP/1.1', ...headers.map(onPort), 'Connection: close'));
    expect(answer.status).toBe(status);
    expect(answer.body.includes('Podbay')).toBe(status === 200);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'])(
    'with %s is 405 and names what is allowed',
    async (method) => {
      const { status, head } = await sendRaw(
        port,
        lines(`${method} / HTTP/1.1`, onPort('Host: 127.0.0.1:$'), 'Content-Length: 0', 'Connection: close'),
      );
      expect(status).toBe(405);
      expect(head).toContain('Allow: GET, HEAD');
      expect(head.toLowerCase()).not.toContain('access-control');
    },
  );

  it.each<[string, string]>([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a tunnel', 'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n'],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    [
      'a length beside chunks',
      'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`],
    ['an address without end', `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ])('that is %s ends with a refusal or nothing, and the server lives', async (_what, bytes) => {
    const { status } = await sendRaw(port, bytes);
    expect([0, 400, 403, 405, 431]).toContain(status);
    expect(
      (await sendRaw(port, lines('GET /healthz HTTP/1.1', onPort('Host: 127.0.0.1:$'), 'Connection: close')))
        .status,
    ).toBe(200);
  });

  it.each([
    'http://evil.example/',
    '/..%2f..%2fetc/passwd',
    '/%00',
    '//etc/passwd',
    '/index.html/',
    '*',
    '/\\..\\x',
  ])('for %s finds nothing', async (path) => {
    const { status, body } = await sendRaw(
      port,
      lines(`GET ${path} HTTP/1.1`, onPort('Host: 127.0.0.1:$'), 'Connection: close'),
    );
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('root:');
  });
});

const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';

function upgrade(path: string, ...headers: string[]): string {
  return lines(`GET ${path} HTTP/1.1`, ...UPGRADE, KEY, ...headers.map(onPort));
}

/** A server of its own: refusals here must not use up another test's attempts. */
async function withServer(work: (own: { port: number; token: string }) => Promise<void>): Promise<void> {
  const own = await start();
  const before = { port, token };
  ({ port, token } = partsOf(own));
  try {
    await work({ port, token });
  } finally {
    ({ port, token } = before);
    await own.close();
  }
}

describe('an upgrade', () => {
  it.each<[string, string, (token: string) => string[], number]>([
    ['without a token', '/rpc', () => ['Host: 127.0.0.1:$', 'Sec-WebSocket-Protocol: podbay.v1'], 401],
    [
      'with a wrong token',
      '/rpc',
      () => ['Host: 127.0.0.1:$', 'Sec-WebSocket-Protocol: podbay.v1, podbay.token.x'],
      401,
    ],
    [
      'with the token in the query',
      '/rpc?token=T',
      (t) => ['Host: 127.0.0.1:$', `Sec-WebSocket-Protocol: podbay.v1, podbay.token.${t}`],
      404,
    ],
    [
      'with the token in a header',
      '/rpc',
      (t) => ['Host: 127.0.0.1:$', `Authorization: Bearer ${t}`, 'Sec-WebSocket-Protocol: podbay.v1'],
      401,
    ],
    [
      'with the token in a cookie',
      '/rpc',
      (t) => ['Host: 127.0.0.1:$', `Cookie: token=${t}`, 'Sec-WebSocket-Protocol: podbay.v1'],
      401,
    ],
    [
      'with a wrong subprotocol',
      '/rpc',
      (t) => ['Host: 127.0.0.1:$', `Sec-WebSocket-Protocol: podbay.v9, podbay.token.${t}`],
      400,
    ],
    [
      'under rebinding with the token',
      '/rpc',
      (t) => [
        'Host: evil.example:$',
        'Origin: http://evil.example:$',
        `Sec-WebSocket-Protocol: podbay.v1, podbay.token.${t}`,
      ],
      403,
    ],
    [
      'of a foreign page with the token',
      '/rpc',
      (t) => [
        'Host: 127.0.0.1:$',
        'Origin: http://evil.example',
        `Sec-WebSocket-Protocol: podbay.v1, podbay.token.${t}`,
      ],
      403,
    ],
  ])('%s', async (_what, path, headers, status) => {
    await withServer(async (own) => {
      const answer = await sendRaw(own.port, upgrade(path, ...headers(own.token)));
      expect(answer.status).toBe(status);
      expect(answer.head).not.toContain('Sec-WebSocket-Accept');
    });
  });

  it('to another protocol than WebSocket is refused', async () => {
    await withServer(async (own) => {
      const { status } = await sendRaw(
        own.port,
        lines('GET / HTTP/1.1', onPort('Host: 127.0.0.1:$'), 'Connection: Upgrade', 'Upgrade: h2c'),
      );
      expect(status).toBe(404);
    });
  });

  it('with the token but no proper handshake is refused', async () => {
    await withServer(async (own) => {
      const allowed = [
        onPort('Host: 127.0.0.1:$'),
        `Sec-WebSocket-Protocol: podbay.v1, podbay.token.${own.token}`,
      ];
      const { status } = await sendRaw(own.port, lines('GET /rpc HTTP/1.1', ...UPGRADE, ...allowed));
      expect(status).toBe(400);
    });
  });

  it('that was refused holds no socket open, so that the server ends although the peer does not', async () => {
    const own = await start();
    const { port: ownPort } = partsOf(own);
    const rude: Socket = connect({ port: ownPort, host: '127.0.0.1', allowHalfOpen: true });
    rude.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      rude.once('data', () => resolve());
      rude.write(lines('GET /rpc HTTP/1.1', ...UPGRADE, KEY, `Host: 127.0.0.1:${ownPort}`));
    });
    await own.close();
    rude.destroy();
  });
});

describe('the log', () => {
  it('says that sockets were refused, without a token', () => {
    expect(log.join('\n')).toContain('A socket was refused');
    expect(log.join('\n')).not.toContain(token);
  });
});

describe('a start whose token file cannot be written', () => {
  it('goes on, says so, and waits for nobody', async () => {
    const own = await start(join(dir, 'not/there'));
    expect(own.address).toContain('#token=');
    expect(log.at(-1)).toContain('The token file could not be written');
    await own.close();
  });
});
