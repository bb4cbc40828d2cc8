// What a scenario starts from: the app in a browser, its pages as a user works them, and the engine to check against.

import { EngineView } from './engineView.ts';
import { test as base, expect, seed } from './fixtures.ts';
import { NewPodPage } from './newPodPage.ts';
import { PodsPage } from './podsPage.ts';

interface Fixtures {
  readonly newPod: NewPodPage;
  readonly pods: PodsPage;
  readonly engine: EngineView;
}

export const test = base.extend<Fixtures>({
  newPod: async ({ page, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(new NewPodPage(page));
  },
  pods: async ({ page }, use) => {
    await use(new PodsPage(page));
  },
  engine: async ({ podbay }, use) => {
    await use(new EngineView(podbay.instance));
  },
});

export { expect, seed };
