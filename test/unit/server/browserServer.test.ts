// The running server over loopback sockets and in a directory of its own: real HTTP, real WebSockets, no engine.

import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '../../../electron/common/clock.ts';
import type { Channel } from '../../../electron/common/rpc/channel.ts';
import { createClient } from '../../../electron/common/rpc/client.ts';
import { RpcSession } from '../../../electron/common/rpc/rpcSession.ts';
import { serve } from '../../../electron/common/rpc/server.ts';
import { type BrowserServer, startBrowserServer } from '../../../electron/server/browserServer.ts';
import { nodeSocketChannel } from '../../../electron/server/nodeSocketChannel.ts';
import { parseServerOptions } from '../../../electron/server/serverOptions.ts';
import { createLogger } from '../../../electron/services/logger.ts';
import { readStaticFiles } from '../../../electron/shared/staticFiles.ts';
import { collect, testContract, testHandlers } from '../rpc/testContract.ts';

let dir: string;
let server: BrowserServer;
let port: number;
let token: string;
const log: string[] = [];

async function start(...args: string[]): Promise<BrowserServer> {
  const options = parseServerOptions(args);
  if (options === undefined) throw new Error('no options');
  return startBrowserServer({
    options,
    files: await readStaticFiles(join(dir, 'page')),
    runtimeDir: dir,
    clock: systemClock,
    logger: createLogger((line) => log.push(line), systemClock),
    serve: (channel: Channel) =>
      serve(testContract, testHandlers, channel, { reportError: () => undefined, newErrorId: () => 'e' }),
  });
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'podbay-server-'));
  await mkdir(join(dir, 'page/assets'), { recursive: true });
  await writeFile(join(dir, 'page/index.html'), '<!doctype html><title>Podbay</title>');
  await writeFile(join(dir, 'page/assets/index-1a2b.js'), 'export {};');
  await writeFile(join(dir, 'secret.txt'), 'secret');
  server = await start();
  const url = new URL(server.address);
  port = Number(url.port);
  token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
});

afterEach(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
  log.length = 0;
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function get(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.on('error', reject).end();
  });
}

function openSocket(given: string, headers: Record<string, string> = {}): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, ['podbay.v1', `podbay.token.${given}`], {
      headers,
    });
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
  });
}

describe('the page', () => {
  it('is served with every security header and its socket in the policy', async () => {
    const { status, headers, body } = await get('/');
    expect(status).toBe(200);
    expect(body).toContain('Podbay');
    expect(headers).toMatchObject({
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' ws://127.0.0.1:${port}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('lets hashed assets be kept, and ignores a query', async () => {
    const { headers } = await get('/assets/index-1a2b.js?x=1');
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('stays whole for those who have it open when another one is built', async () => {
    await rm(join(dir, 'page/assets'), { recursive: true });
    expect(await get('/assets/index-1a2b.js')).toMatchObject({ status: 200, body: 'export {};' });
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/',
    '//index.html',
    '/nothing',
  ])('does not reach %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('answers /healthz, HEAD without a body, and nothing but GET', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
    expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect(await get('/', { method: 'POST' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });

  it('is refused to a foreign Host', async () => {
    expect((await get('/', { headers: { Host: 'evil.example' } })).status).toBe(403);
  });
});

describe('the socket', () => {
  it('carries the contract for who has the token, and answers with the protocol alone', async () => {
    const socket = await openSocket(token, { Origin: `http://127.0.0.1:${port}` });
    expect(socket.protocol).toBe('podbay.v1');
    const session = new RpcSession(nodeSocketChannel(socket));
    const api = createClient(testContract, () => session);
    expect(await api.math.add({ a: 20, b: 22 })).toBe(42);
    const chunks = await collect(api.feed.bytes({ chunks: 40, chunkBytes: 64 * 1024 }));
    expect(chunks.map((chunk) => [chunk.byteLength, chunk[0]])).toEqual(
      Array.from({ length: 40 }, (_, index) => [64 * 1024, index]),
    );
    session.close();
  });

  it('is refused to a wrong token, and after ten attempts with 429, while the right one still passes', async () => {
    const refusals: string[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await openSocket('wrong'.repeat(4)).catch((error: Error) => refusals.push(error.message));
    }
    expect(refusals[0]).toBe('Unexpected server response: 401');
    expect(refusals[11]).toBe('Unexpected server response: 429');
    (await openSocket(token)).close();
    expect(log.join('\n')).not.toContain('wrongwrong');
  });

  it('closes on a message above the limit', async () => {
    const socket = await openSocket(token);
    const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
    socket.send('x'.repeat(1024 * 1024 + 1));
    expect(await closed).toBe(1009);
  });

  it('closes on garbage', async () => {
    const socket = await openSocket(token);
    const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
    socket.send('}{');
    expect(await closed).toBe(1002);
  });

  it('is not opened a seventeenth time', async () => {
    const sockets = await Promise.all(Array.from({ length: 16 }, () => openSocket(token)));
    const extra = await openSocket(token);
    const code = await new Promise<number>((resolve) => extra.on('close', (value) => resolve(value)));
    expect(code).toBe(1013);
    for (const socket of sockets) socket.terminate();
  });

  it('says that the server goes away when it stops', async () => {
    const socket = await openSocket(token);
    const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
    await server.close();
    expect(await closed).toBe(1001);
  });
});

describe('the token', () => {
  it('is left in a file for its owner alone, and removed at the end', async () => {
    const path = join(dir, 'podbay', `port-${port}.token`);
    expect(await readFile(path, 'utf8')).toBe(`${token}\n`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await server.close();
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('has 32 random bytes, is new at each start, and stands in no log line', async () => {
    const other = await start();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(other.address).not.toContain(token);
    expect(log.join('\n')).not.toContain(token);
    await other.close();
  });
});

describe('listening', () => {
  it('on a port in use fails with exit code 3 and the way out', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', () => resolve()));
    const address = taken.address();
    const takenPort = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await expect(start('--port', String(takenPort))).rejects.toMatchObject({
      exitCode: 3,
      message: `127.0.0.1:${takenPort} is in use. Choose another with --port.`,
    });
    taken.close();
  });

  it('on a Unix socket keeps other users out', async () => {
    const path = join(dir, 'podbay.sock');
    const onSocket = await start('--socket', path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await onSocket.close();
  });
});
