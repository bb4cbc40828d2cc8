// Scenario 26: the first screen without an engine, and the end of it.

import { expect, test } from '../support/ownEngine.ts';

test('scenario 26: says what was tried, the cause and the fix, and connects by itself', async ({
  page,
  context,
  dockerd,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Docker Engine was not found.');
  await expect(main).toContainText(`There is nothing at ${dockerd.url}.`);
  const steps = main.getByRole('listitem');
  await expect(steps.first()).toContainText('Install Docker Engine for your distribution.');
  await expect(steps.nth(1)).toContainText('sudo systemctl enable --now docker');
  await expect(main).toContainText('Checking again every 3 s');

  await steps.nth(1).getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'sudo systemctl enable --now docker',
  );

  await main.getByRole('button', { name: 'What we tried (1)' }).click();
  await expect(main).toContainText(`ENOENT ${dockerd.socket}`);
  await expect(page.getByRole('contentinfo')).toContainText('No engine');

  await dockerd.start();
  await expect(main.getByRole('heading', { name: 'No pods yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Engine: Docker \d/ })).toBeVisible();
  await expect(page.getByText(/^Connected to Docker .* Only pods made by Podbay are listed/)).toBeVisible();
});
