// axe finds nothing on any screen, in the light and in the dark theme.

import { freePort } from '../../support/freePort.ts';
import { PodbayServer } from '../../support/podbayServer.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { expect, test } from '../support/scenario.ts';

/** A port of its own: on another's the pod would wait for ever. */
const manifestOn = (hostPort: number) => `
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: {app: web, tier: front}
  annotations: {example.com/note: shown}
spec:
  terminationGracePeriodSeconds: 1
  volumes: [{name: data, emptyDir: {}}]
  initContainers:
    - {name: init, image: busybox, imagePullPolicy: Never, command: ["true"]}
  containers:
    - name: app
      image: busybox
      imagePullPolicy: Never
      command: [sleep, "3600"]
      env: [{name: PASSWORD, value: secret}, {name: MODE, value: test}]
      ports: [{containerPort: 8080, hostPort: ${hostPort}}]
      resources: {limits: {memory: 64Mi}}
      volumeMounts: [{name: data, mountPath: /data}]
---
apiVersion: v1
kind: Pod
metadata: {name: failing, namespace: dev}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - {name: app, image: nowhere/missing, imagePullPolicy: Never}
`;

// One look takes about a second, on a busy machine five.
test.describe.configure({ timeout: 240_000 });

test('the first screens: no pods yet, help, settings, events without any', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'No pods yet' })).toBeVisible();
  await expectAccessible(page);
  const sections = page.getByRole('navigation', { name: 'Sections' });
  for (const name of ['Events', 'Settings', 'Help']) {
    await sections.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expectAccessible(page);
  }
});

test('pods, delete, palette, shortcuts, events, notifications', async ({ page, client, pods }) => {
  await client.apply(manifestOn(await freePort()));
  await pods.expectRow('web', { status: 'Running' });
  await pods.expectRow('failing', { status: /ErrImageNeverPull/ });
  await expectAccessible(page);

  await test.step('selection and filter', async () => {
    await pods.select('web');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await pods.filter.fill('label:app=web nonsense:1');
    await expectAccessible(page);
    await pods.filter.fill('');
  });

  await test.step('row menu', async () => {
    await page.getByRole('button', { name: 'Actions for web' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('delete dialog', async () => {
    await pods.row('web').focus();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('palette and shortcut sheet', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  await test.step('engine panel and dock', async () => {
    await page.getByRole('button', { name: /^Engine: / }).click();
    await expect(page.getByRole('dialog', { name: 'Engine' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+j');
    await expect(page.getByRole('region', { name: 'Dock' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Control+j');
  });

  await test.step('events', async () => {
    await page.getByRole('link', { name: /^Events/ }).click();
    await expect(page.getByRole('grid').getByText('Scheduled').first()).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a toast and the notification list', async () => {
    await pods.open();
    await pods.row('web').focus();
    await page.keyboard.press('Delete');
    await pods.confirmDelete('Delete pod web?', { graceSeconds: 1 });
    await expect(page.getByText('Deleted web')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await expect(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible();
    await expectAccessible(page);
  });
});

test('each tab of the details, and the details as a page', async ({ page, client, pods }) => {
  await client.apply(manifestOn(await freePort()));
  await pods.expectRow('web', { status: 'Running' });
  await pods.expectRow('failing', { status: /ErrImageNeverPull/ });
  const panel = await pods.openDetails('web');
  for (const name of ['Describe', 'Containers', 'Events', 'YAML'] as const) {
    const tab = await panel.tab(name);
    if (name === 'YAML') await expect(tab.getByRole('textbox')).toBeVisible();
    await expectAccessible(page);
  }
  await panel.describeText();
  await expectAccessible(page);
  await panel.region.getByRole('button', { name: 'Open as page' }).click();
  await expectAccessible(page);
  const failing = page.getByRole('complementary', { name: 'Details of failing' });
  await page.evaluate(() => {
    location.hash = '#/pods/dev/failing?tab=events';
  });
  await expect(failing).toContainText('ErrImageNeverPull');
  await expectAccessible(page);
});

test('New pod: empty, with errors, reviewed, applied', async ({ page, newPod }) => {
  await newPod.open();
  await expectAccessible(page);
  const manifest = manifestOn(await freePort());
  await newPod.paste(manifest.replaceAll('containers:', 'contaners:'));
  await expect(newPod.finding(/unknown field/).first()).toBeVisible();
  await expectAccessible(page);
  await newPod.paste(manifest);
  await newPod.review();
  await expectAccessible(page);
  await newPod.applyButton.click();
  await expect(page.getByText('pod/web created')).toBeVisible();
  await expectAccessible(page);
});

test('the Pods page in Simplified Chinese', async ({ page, client, pods }) => {
  await client.apply(manifestOn(await freePort()));
  await pods.expectRow('web', { status: 'Running' });
  await client.api.settings.update({ patch: { language: 'zh-CN' } });
  await expect(page.getByRole('button', { name: '新建 Pod' })).toBeVisible();
  await expectAccessible(page);
});

test('the banner of a read-only app', async ({ podbay, browser }) => {
  const second = await PodbayServer.start({ instance: podbay.instance });
  const page = await browser.newPage();
  await page.goto(second.url);
  await expect(page.getByText(/^Read-only: /)).toBeVisible();
  await expectAccessible(page);
  await page.close();
  await second.destroy();
});

test.describe('without an engine', () => {
  test.use({ serverOptions: { engineUrl: 'unix:///nowhere/docker.sock', engineEndsWithTest: true } });

  test('the screen that says so', async ({ page }) => {
    await page.getByRole('button', { name: /^What we tried/ }).click();
    await expectAccessible(page);
  });

  test('a link that is not valid any more', async ({ podbay, browser }) => {
    const page = await browser.newPage();
    await page.goto(`${new URL(podbay.url).origin}/#token=${'A'.repeat(43)}`);
    await expect(page.getByRole('heading', { name: 'This link is not valid any more' })).toBeVisible();
    await expectAccessible(page);
    await page.close();
  });
});
