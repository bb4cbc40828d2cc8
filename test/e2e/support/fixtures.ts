// What every browser test starts from: the built server on its own data and instance, a client of its protocol, and a
// page that is open on it. Afterwards nothing of the instance may be left on the engine.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { PodbayClient } from '../../support/podbayClient.ts';
import { docker, PodbayServer, type PodbayServerOptions } from '../../support/podbayServer.ts';

/** Chromium drops requests under way when Docker adds a pod's network interface; the page tries again. */
const INTERFACE_CAME_OR_WENT = 'net::ERR_NETWORK_CHANGED';

interface Fixtures {
  readonly serverOptions: PodbayServerOptions;
  readonly podbay: PodbayServer;
  readonly client: PodbayClient;
}

export const test = base.extend<Fixtures>({
  serverOptions: [{}, { option: true }],
  podbay: async ({ serverOptions }, use, testInfo) => {
    const podbay = await PodbayServer.start({
      ...serverOptions,
      env: { PODBAY_CHECK_OUTPUT: '1', ...serverOptions.env },
    });
    await use(podbay);
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('server log', { body: podbay.log, contentType: 'text/plain' });
    }
    await podbay.destroy();
  },
  client: async ({ podbay }, use) => {
    const client = await PodbayClient.leading(podbay.url);
    await use(client);
    client.close();
  },
  page: async ({ page, podbay }, use) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      const text = `${message.text()} ${message.location().url}`;
      if (message.type() === 'error' && !text.includes(INTERFACE_CAME_OR_WENT)) problems.push(text);
    });
    // A browser with a window loads the document again by itself; Playwright reports the first attempt.
    await expect(() => page.goto(podbay.url)).toPass({ timeout: 10_000 });
    // Until it is drawn it may load itself again, and would forget where it was sent meanwhile.
    await page.getByRole('main').waitFor();
    await use(page);
    expect(problems, 'errors in the page').toEqual([]);
  },
});

export { expect };

/** A manifest of the scenarios, as given. */
export function seed(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures/manifests', `${name}.yaml`), 'utf8');
}

/** Runs a command inside a container of a pod, past Podbay, and gives its output. */
export async function inContainer(pod: string, container: string, ...command: string[]): Promise<string> {
  const id = (await docker(undefined, 'ps', '-q', '--filter', `name=^k8s_${container}_${pod}_`)).trim();
  return docker(undefined, 'exec', id, ...command);
}
