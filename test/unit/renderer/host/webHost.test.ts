import { describe, expect, it } from 'vitest';
import { takeAccessToken } from '../../../../renderer/host/accessToken.ts';
import { createWebHost, type WebHostParts } from '../../../../renderer/host/webHost.ts';

const token = 'A'.repeat(43);

function places(hash: string, remembered?: string) {
  const stored = new Map(remembered === undefined ? [] : [['podbay.token', remembered]]);
  const addresses: unknown[] = [];
  return {
    stored,
    addresses,
    location: { hash, pathname: '/', search: '' },
    history: {
      replaceState: (_data: unknown, _title: string, url?: string | URL | null) => addresses.push(url),
    },
    storage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    },
  };
}

describe('the access token', () => {
  it('moves from the address to the tab’s storage and out of sight', () => {
    const tab = places(`#token=${token}`);
    expect(takeAccessToken(tab)).toBe(token);
    expect(tab.stored.get('podbay.token')).toBe(token);
    expect(tab.addresses).toEqual(['/']);
  });

  it('is remembered over a reload', () => {
    expect(takeAccessToken(places('', token))).toBe(token);
  });

  it('of a new address replaces a remembered one', () => {
    expect(takeAccessToken(places(`#token=${'B'.repeat(43)}`, token))).toBe('B'.repeat(43));
  });

  it('is none where nothing valid was given', () => {
    expect(takeAccessToken(places(''))).toBeUndefined();
    expect(takeAccessToken(places('#token=a b'))).toBeUndefined();
    expect(takeAccessToken(places('#/pods'))).toBeUndefined();
  });

  it('leaves a page address in the fragment alone', () => {
    const tab = places('#/pods', token);
    takeAccessToken(tab);
    expect(tab.addresses).toEqual([]);
  });
});

/** Of a browser's WebSocket, what the host waits for; the rest is never touched before it has opened. */
function socketThat(event: 'open' | 'close'): WebSocket {
  const target = new EventTarget();
  queueMicrotask(() => target.dispatchEvent(Object.assign(new Event(event), { code: 1006, reason: '' })));
  return Object.assign(target, { close: () => undefined, binaryType: 'blob' }) as unknown as WebSocket;
}

function hostWith(parts: Partial<WebHostParts>, hash = `#token=${token}`) {
  return createWebHost({
    ...places(hash),
    address: '127.0.0.1:4000',
    openSocket: () => socketThat('open'),
    isServerUp: () => Promise.resolve(true),
    clock: { now: () => 0, setTimer: (_delayMs, run) => (queueMicrotask(run), { dispose: () => undefined }) },
    ...parts,
  });
}

describe('connecting from a browser', () => {
  const { signal } = new AbortController();

  it('offers the token as a subprotocol, never in the address', async () => {
    const opened: unknown[] = [];
    const host = hostWith({
      openSocket: (url, protocols) => {
        opened.push(url, protocols);
        return socketThat('open');
      },
    });
    await host.connect(signal);
    expect(opened).toEqual(['ws://127.0.0.1:4000/rpc', ['podbay.v1', `podbay.token.${token}`]]);
  });

  it('is refused for good without a token', async () => {
    await expect(hostWith({}, '').connect(signal)).rejects.toMatchObject({ code: 'PermissionDenied' });
  });

  it('is refused for good when the server answers but not to this token', async () => {
    const host = hostWith({ openSocket: () => socketThat('close') });
    await expect(host.connect(signal)).rejects.toMatchObject({ code: 'PermissionDenied' });
  });

  it('goes on when a handshake was dropped on its way', async () => {
    const outcomes = ['close', 'open'] as const;
    let handshakes = 0;
    const host = hostWith({ openSocket: () => socketThat(outcomes[handshakes++] ?? 'close') });
    await host.connect(signal);
    expect(handshakes).toBe(2);
  });

  it('may be tried again when the server does not answer', async () => {
    const host = hostWith({
      openSocket: () => socketThat('close'),
      isServerUp: () => Promise.resolve(false),
    });
    await expect(host.connect(signal)).rejects.toMatchObject({ code: 'Unavailable', retryable: true });
  });

  it('stops when it is no longer wanted', async () => {
    await expect(hostWith({}).connect(AbortSignal.abort())).rejects.toMatchObject({ code: 'Cancelled' });
  });
});
