// The built server against what its threat model names: other web pages of the same browser, DNS rebinding, other
// users who read argv, environments and logs. Hostile bytes are in test/unit/security/wire.test.ts.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import WebSocket from 'ws';
import { findBrowser } from '../../build/setup/browser.mjs';
import { SOCKET_PATH, socketProtocols } from '../../electron/common/webSocketAccess.ts';
import { removeInstance } from '../support/podbayServer.ts';
import { expect, seed, test } from './support/scenario.ts';

const serverEntry = join(import.meta.dirname, '../../dist/app/server/index.js');

function tokenOf(url: string): string {
  return new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';
}

test('every answer carries the headers, and no answer a cookie or a CORS permission', async ({
  podbay,
  request,
}) => {
  const { origin, host } = new URL(podbay.url);
  const page = await request.get(`${origin}/`);
  const script = /src="\.?(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  for (const answer of [
    page,
    await request.get(`${origin}${script}`),
    await request.get(`${origin}/nothing`),
  ]) {
    const headers = answer.headers();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'( 'sha256-[^']+')?; style-src/,
    );
    expect(
      Object.keys(headers).filter((name) => /^(access-control-|set-cookie|x-powered-by|server$)/.test(name)),
    ).toEqual([]);
  }
  expect(page.headers()['content-security-policy']).toContain(`connect-src 'self' ws://${host};`);
  expect(page.headers()['cache-control']).toBe('no-store');
});

test('the token is said once, on stdout, and is gone with the server', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'podbay-token-'));
  const child = spawn(
    process.execPath,
    [serverEntry, '--data', join(directory, 'data'), '--instance', 'test-token'],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_RUNTIME_DIR: directory } },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const said: string[] = [];
  const stdout = createInterface({ input: child.stdout });
  stdout.on('line', (line) => said.push(line));
  await once(stdout, 'line');
  const url = new URL(said[0]?.replace('Podbay is ready at ', '') ?? '');
  const token = tokenOf(url.href);
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);

  const tokenFile = join(directory, 'podbay', `port-${url.port}.token`);
  expect(await readFile(tokenFile, 'utf8')).toBe(`${token}\n`);
  expect((await stat(tokenFile)).mode & 0o777).toBe(0o600);
  expect((await stat(join(directory, 'podbay'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(directory, 'data'))).mode & 0o777).toBe(0o700);
  if (process.platform === 'linux') {
    for (const file of ['cmdline', 'environ']) {
      expect(await readFile(`/proc/${child.pid}/${file}`, 'utf8')).not.toContain(token);
    }
  }
  const socket = new WebSocket(`ws://${url.host}${SOCKET_PATH}`, socketProtocols(token));
  await once(socket, 'open');
  const closed = once(socket, 'close');
  child.kill('SIGTERM');
  const [code] = await closed;
  expect(code).toBe(1001);
  const [exitCode] = await once(child, 'exit');
  expect(exitCode).toBe(0);
  expect(said).toHaveLength(1);
  expect(log).not.toContain(token);
  expect(await readdir(join(directory, 'podbay'))).toEqual([]);
  await removeInstance('test-token');
  await rm(directory, { recursive: true });
});

test('a data directory that cannot be made ends the start with exit code 4', async () => {
  const child = spawn(process.execPath, [serverEntry, '--data', '/proc/podbay/data'], { stdio: 'pipe' });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(4);
  expect(log).toMatch(/^podbay: .*\/proc\/podbay\/data.*[Cc]hoose another.*\n$/);
});

test('the page hides the token, sets no cookie and never hurts its own policy', async ({
  page,
  podbay,
  newPod,
  pods,
  context,
}) => {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Reflect.set(window, 'violations', violations);
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
      violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  await page.reload();
  await newPod.apply(seed('frontend'), 'pod/frontend created');
  await pods.open();
  await pods.expectRow('frontend', { status: 'Running' });
  const panel = await pods.openDetails('frontend');
  for (const tab of await panel.region.getByRole('tab').all()) await tab.click();
  for (const section of await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').all()) {
    await section.click();
  }
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.press('Escape');

  expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([]);
  expect(page.url()).not.toContain(tokenOf(podbay.url));
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(kept).not.toContain(tokenOf(podbay.url));
});

test('the policy stops scripts that the page did not bring', async ({ browser, podbay }) => {
  const page = await browser.newPage();
  await page.goto(podbay.url);
  const outcome = await page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.wasHurt = true';
    const refused = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      });
    });
    document.body.append(inline);
    const directive = await refused;
    return { directive, wasHurt: Reflect.get(window, 'wasHurt') === true };
  });
  expect(outcome).toEqual({ directive: 'script-src-elem', wasHurt: false });
  await page.close();
});

/** A page of another origin on this machine, as any local program could serve it. */
async function foreignPage(): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>evil</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { server, url: `http://127.0.0.1:${port}/` };
}

/** What a foreign page gets: of the page's text, of a socket opened with the right token, and of a frame. */
async function attack(page: Page, target: string): Promise<{ text: string; socket: string }> {
  return page.evaluate(
    async ({ origin, protocols, path }) => {
      const text = await fetch(`${origin}/`).then(
        (answer) => answer.text(),
        () => 'refused',
      );
      const socket = await new Promise<string>((resolve) => {
        const opened = new WebSocket(`${origin.replace('http', 'ws')}${path}`, protocols);
        opened.addEventListener('open', () => resolve('opened'));
        opened.addEventListener('error', () => resolve('refused'));
      });
      return { text, socket };
    },
    { origin: new URL(target).origin, protocols: socketProtocols(tokenOf(target)), path: SOCKET_PATH },
  );
}

test('a page of another origin reads nothing, opens no socket even with the token, and cannot frame the app', async ({
  browser,
  podbay,
}) => {
  const foreign = await foreignPage();
  const page = await browser.newPage();
  await page.goto(foreign.url);
  expect(await attack(page, podbay.url)).toEqual({ text: 'refused', socket: 'refused' });
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, podbay.url);
  await expect.poll(() => page.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
  await page.close();
  foreign.server.close();
});

test('a name that was rebound to this machine gets neither page nor socket', async ({ podbay }) => {
  const executablePath = process.env.PODBAY_BROWSER ?? (await findBrowser());
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--host-resolver-rules=MAP rebound.example 127.0.0.1'],
  });
  const page = await browser.newPage();
  const rebound = podbay.url.replace('127.0.0.1', 'rebound.example');
  const answer = await page.goto(rebound);
  expect(answer?.status()).toBe(403);
  // The refusal carries the policy too, so that even a script of this origin could not connect: ask from outside it.
  await page.goto('about:blank');
  expect(await attack(page, rebound)).toEqual({ text: 'refused', socket: 'refused' });
  await browser.close();
});
