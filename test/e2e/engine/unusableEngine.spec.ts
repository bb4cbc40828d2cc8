// An engine that is there and cannot be used: each cause has its own screen, and the page follows the cause.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type FakeAnswer, FakeEngine, versionAnswer } from '../support/fakeEngine.ts';
import { test as base, expect } from '../support/fixtures.ts';

const test = base.extend<{ readonly fake: FakeEngine }>({
  fake: async ({ browserName: _unused }, use) => {
    const fake = await FakeEngine.start();
    await use(fake);
    await fake.end();
  },
  serverOptions: async ({ fake }, use) => {
    await use({ engineUrl: `unix://${fake.socket}`, engineEndsWithTest: true });
  },
});

interface Screen {
  readonly title: string;
  readonly cause: string;
  readonly steps: readonly string[];
}

async function expectScreen(page: Page, { title, cause, steps }: Screen): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(main).toContainText(cause);
  const items = main.locator('ol > li');
  await expect(items).toHaveCount(steps.length);
  for (const [index, step] of steps.entries()) await expect(items.nth(index)).toContainText(step);
}

test('each answer that is no usable engine has its own screen, which follows the answer', async ({
  page,
  fake,
}) => {
  const cases: readonly (readonly [FakeAnswer, Screen])[] = [
    [
      { status: 503, body: '{"message":"the daemon is starting"}' },
      {
        title: 'Docker is starting…',
        cause: 'It answers, but is not ready yet.',
        steps: ['journalctl -u docker -n 50'],
      },
    ],
    [
      versionAnswer('1.40'),
      {
        title: 'Engine API too old: needs 1.41 or newer, found 1.40.',
        cause: 'Podbay needs Docker Engine 20.10 or newer.',
        steps: ['Update Docker'],
      },
    ],
    [
      versionAnswer('1.43', 'windows'),
      {
        title: 'Docker is in Windows-container mode.',
        cause: 'Pods are Linux containers.',
        steps: ['Choose “Switch to Linux containers”'],
      },
    ],
    [
      { status: 200, body: '<html>It works!</html>' },
      {
        title: `Something else answers at unix://${fake.socket}.`,
        cause: 'does not speak Docker’s API',
        steps: ['Check the address in Settings', 'docker context ls'],
      },
    ],
  ];
  for (const [answer, screen] of cases) {
    fake.answer = answer;
    await page.getByRole('button', { name: 'Check now' }).click();
    await expectScreen(page, screen);
  }
});

test.describe('where nobody answers', () => {
  const stopped = base.extend<{ readonly socket: string }>({
    // Its maker was killed, so the socket's file stayed behind.
    socket: async ({ browserName: _unused }, use) => {
      const fake = await FakeEngine.start();
      const socket = join(fake.directory, 'stale.sock');
      const code =
        'require("net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))';
      await once(spawn(process.execPath, ['-e', code, socket]), 'exit');
      await use(socket);
      await fake.end();
    },
    serverOptions: async ({ socket }, use) => {
      await use({ engineUrl: `unix://${socket}`, engineEndsWithTest: true });
    },
  });

  stopped('a socket that nobody listens on: installed but not running', async ({ page }) => {
    await expectScreen(page, {
      title: 'Docker is installed but not running.',
      cause: 'Its socket exists, but nobody answers on it.',
      steps: ['sudo systemctl start docker', 'systemctl --user start docker'],
    });
  });
});

test.describe('without the right to the socket', () => {
  const denied = test.extend({
    // Root may open every socket unless this right is taken from it.
    serverOptions: async ({ fake }, use) => {
      await chmod(fake.socket, 0o000);
      const isRoot = process.getuid?.() === 0;
      const drop = '-dac_override,-dac_read_search';
      const runBy = ['setpriv', `--bounding-set=${drop}`, `--inh-caps=${drop}`];
      const options = { engineUrl: `unix://${fake.socket}`, engineEndsWithTest: true };
      await use(isRoot ? { ...options, runBy } : options);
    },
  });

  denied('the group to join, and what that means', async ({ page }) => {
    await expectScreen(page, {
      title: 'Your user may not use the Docker socket.',
      cause: 'EACCES',
      steps: ['sudo usermod -aG docker $USER', 'Sign out and in again.'],
    });
    await expect(page.getByRole('main')).toContainText('root-equivalent rights');
  });
});

test.describe('on another machine', () => {
  const remote = base.extend<{ readonly port: number }>({
    // A port that was just given back: nobody listens there.
    port: async ({ browserName: _unused }, use) => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      server.close();
      await use(typeof address === 'object' && address !== null ? address.port : 0);
    },
    serverOptions: async ({ port }, use) => {
      await use({ engineUrl: `tcp://127.0.0.1:${port}`, engineEndsWithTest: true });
    },
  });

  remote('an address that nobody answers at', async ({ page, port }) => {
    await expectScreen(page, {
      title: `Cannot reach tcp://127.0.0.1:${port}.`,
      cause: 'The address is set, but no engine answers there.',
      steps: ['Check the network or the VPN', 'docker version'],
    });
  });
});
