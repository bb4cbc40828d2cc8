// Chromium drops requests under way when Docker adds a pod's network interface; lazily loaded parts must survive that.

import { expect, test } from '../support/scenario.ts';

for (const part of ['ManifestEditor', 'YamlTab']) {
  test(`${part} is loaded although its first request is dropped`, async ({ page, client, pods, newPod }) => {
    let dropped = 0;
    await page.route(new RegExp(`/assets/${part}-.*\\.js$`), async (route) => {
      dropped += 1;
      await (dropped === 1 ? route.abort('aborted') : route.continue());
    });
    await client.apply(manifest);
    await pods.open();
    if (part === 'YamlTab') await pods.openDetails('web').then((panel) => panel.tab('YAML'));
    else await newPod.open();
    await expect(page.getByRole('textbox', { name: /^(Manifest|Applied manifest of web)$/ })).toBeVisible();
    expect(dropped).toBeGreaterThan(1);
  });
}

test('the page comes up although first requests of its own parts are dropped', async ({
  page,
  client,
  pods,
}) => {
  await client.apply(manifest);
  const dropped = new Set<string>();
  await page.route(/\/assets\/(boot|index|startPage|zod|renderApp)-/, async (route) => {
    const url = route.request().url();
    // A part is dropped once, and those that hang on it are asked for only when it is there.
    await (dropped.has(url) ? route.continue() : route.abort('aborted'));
    dropped.add(url);
  });
  await page.reload();
  await pods.open();
  await expect(pods.row('web')).toBeVisible();
  expect(dropped.size).toBeGreaterThanOrEqual(6);
});

const manifest = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  nodeSelector: { disktype: none }
  containers:
  - { name: app, image: busybox }
`;
