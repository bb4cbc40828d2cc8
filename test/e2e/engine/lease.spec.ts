// Two Podbays on one engine: the second looks on, says why, and takes over when the first has gone.

import { hostname } from 'node:os';
import type { Browser, Page } from '@playwright/test';
import { PodbayClient } from '../../support/podbayClient.ts';
import { PodbayServer } from '../../support/podbayServer.ts';
import { expect, test } from '../support/fixtures.ts';

const manifest = `
apiVersion: v1
kind: Pod
metadata: {name: shared}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - {name: app, image: busybox, imagePullPolicy: Never, command: [sleep, "3600"]}
`;

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

test('the second is read-only, names the first, and takes over within seconds of its death', async ({
  podbay,
  client,
  browser,
}) => {
  await client.apply(manifest);
  await client.untilRow('shared', '1/1 Running');
  const second = await PodbayServer.start({ instance: podbay.instance });
  const page = await openPage(browser, second.url);
  const row = page.getByRole('row').filter({ hasText: 'shared' });
  await expect(row).toContainText(/Running.*1\/1/);
  const banner = page.getByText(
    `Read-only: Podbay on ${hostname()} (process ${podbay.pid}) manages this engine. ` +
      'Quit it to work from here; this window takes over by itself.',
  );
  await expect(banner).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Read-only');

  await test.step('apply and delete give the reason', async () => {
    await row.click();
    const remove = page
      .getByRole('complementary', { name: 'Details of shared' })
      .getByRole('button', { name: 'Another Podbay manages this engine, so this one cannot delete pods.' });
    await expect(remove).toBeDisabled();
    await page.goto(`${new URL(second.url).origin}/#/new`);
    const start = page.getByRole('button', { name: /One container from an image/ });
    await start.click();
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    const apply = page.getByRole('button', { name: 'Apply', exact: true });
    await expect(apply).toBeDisabled();
    await expect(apply).toHaveAccessibleDescription(
      'Another Podbay manages this engine, so this one cannot apply.',
    );
    const observer = await PodbayClient.connect(second.url);
    await expect(observer.apply(manifest.replace('shared', 'other'))).rejects.toThrow(String(podbay.pid));
    const targets = { by: 'pods' as const, pods: [{ namespace: 'default', name: 'shared' }] };
    const { results } = await observer.api.pods.delete({ targets });
    expect(results).toMatchObject([{ outcome: 'failed', message: expect.stringContaining(`${podbay.pid}`) }]);
    observer.close();
  });

  await podbay.end('SIGKILL');
  await expect(banner).toBeHidden();
  await page.goto(`${new URL(second.url).origin}/#/pods`);
  await expect(row).toContainText(/Running.*1\/1/);
  const heir = await PodbayClient.connect(second.url);
  const pod = await heir.untilRow('shared', '1/1 Running');
  expect(pod.status?.containerStatuses?.[0]?.restartCount).toBe(0);
  await heir.delete('shared');
  await expect(row).toBeHidden();
  heir.close();
  await page.close();
  await second.destroy();
});

test('a second one on the same data folder saves nothing and says who has the folder', async ({
  podbay,
  client,
  browser,
}) => {
  await client.apply(manifest);
  await client.untilRow('shared', '1/1 Running');
  const second = await PodbayServer.start({ instance: podbay.instance, args: ['--data', podbay.dataDir] });
  const page = await openPage(browser, second.url);
  await expect(page.getByRole('row').filter({ hasText: 'shared' })).toContainText(/Running.*1\/1/);
  await expect(
    page.getByText(
      `Another Podbay on ${hostname()} (process ${podbay.pid}) uses this data folder, so this one only looks on. ` +
        'To work from here, quit the other one and start this one again.',
    ),
  ).toBeVisible();
  await expect(page.getByText('this window takes over by itself')).toBeHidden();
  const observer = await PodbayClient.connect(second.url);
  await expect(observer.apply(manifest.replace('shared', 'other'))).rejects.toThrow(String(podbay.pid));
  observer.close();
  await page.close();
  await second.end();
  await client.delete('shared');
});
