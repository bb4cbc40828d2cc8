// The page and its server: a dropped connection comes back with fresh data, an outdated link says what to open.

import { expect, test } from '../support/fixtures.ts';
import { SocketLine } from '../support/socketLine.ts';

const manifest = (name: string) => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - {name: app, image: busybox, imagePullPolicy: Never, command: [sleep, "3600"]}
`;

test('a dropped connection is told, and what happened meanwhile is there when it is back', async ({
  podbay,
  client,
  browser,
}) => {
  await client.apply(manifest('before'));
  await client.untilRow('before', '1/1 Running');
  const page = await browser.newPage();
  const line = await SocketLine.of(page);
  await page.goto(podbay.url);
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('before')).toContainText('Running');

  await line.cut();
  const banner = page.getByText('The connection to Podbay was lost. Trying again; what you see is from');
  await expect(banner).toBeVisible();
  await expect(page.getByRole('button', { name: 'Engine: Reconnecting to Podbay…' })).toBeVisible();
  await expect(row('before')).toBeVisible();
  await client.delete('before');
  await client.apply(manifest('after'));
  await client.untilRow('after', '1/1 Running');

  await line.restore();
  await expect(banner).toBeHidden();
  await expect(row('after')).toContainText('Running');
  await expect(row('before')).toHaveCount(0);
  await page.close();
});

test('after a restart of the server an open page says that its link is not valid any more', async ({
  podbay,
  browser,
}) => {
  const page = await browser.newPage();
  await page.goto(podbay.url);
  await expect(page.getByRole('heading', { name: 'No pods yet' })).toBeVisible();
  const { port } = new URL(podbay.url);

  await podbay.end('SIGKILL');
  await expect(page.getByText('The connection to Podbay was lost.')).toBeVisible();
  await podbay.launch(['--port', port]);
  await expect(page.getByRole('heading', { name: 'This link is not valid any more' })).toBeVisible();
  await expect(page.getByText('Open the one that the terminal printed last')).toBeVisible();

  await page.goto(podbay.url);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No pods yet' })).toBeVisible();
  await page.close();
});
