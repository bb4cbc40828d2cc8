// Browser tests with an engine of their own, which they may start, stop and restart.

import { PrivateEngine } from '../../support/privateEngine.ts';
import { test as base, expect } from './fixtures.ts';

export const test = base.extend<{ readonly dockerd: PrivateEngine }>({
  // Not running yet.
  dockerd: async ({ browserName: _unused }, use) => {
    const dockerd = await PrivateEngine.create();
    await use(dockerd);
    await dockerd.destroy();
  },
  serverOptions: async ({ dockerd }, use) => {
    await use({ engineUrl: dockerd.url, engineEndsWithTest: true });
  },
});

export { expect };
