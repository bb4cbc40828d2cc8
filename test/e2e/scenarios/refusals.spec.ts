// Scenarios 9 and 10: a manifest with a mistake is refused with its place, and nothing comes of it.

import { expect, seed, test } from '../support/scenario.ts';

test('9: a misspelt field is refused with kubectl’s words, its line and what was meant', async ({
  newPod,
  client,
  engine,
}) => {
  await newPod.open();
  await newPod.paste(seed('javaweb-2-misspelt'));
  await newPod.review();
  const finding = newPod.finding('strict decoding error: unknown field "spec.contaners"');
  await expect(finding).toContainText('did you mean "containers"?');
  await expect(finding).toContainText('13:3');
  await expect(newPod.applyButton).toBeDisabled();
  await expect(newPod.applyButton).toHaveAccessibleDescription('Correct 1 problem first.');
  expect(client.pods()).toEqual([]);
  expect(await engine.containerNames()).toEqual([]);
});

test('9: a click on the finding leads to its place in the editor', async ({ newPod, page }) => {
  await newPod.open();
  await newPod.paste(seed('javaweb-2-misspelt'));
  await newPod.review();
  await newPod.finding(/unknown field "spec.contaners"/).click();
  await expect(newPod.editor).toBeFocused();
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('contaners');
});

test('9: once the word is corrected the pod can be applied', async ({ newPod }) => {
  await newPod.open();
  await newPod.paste(seed('javaweb-2-misspelt'));
  await newPod.review();
  await expect(newPod.applyButton).toBeDisabled();
  await newPod.paste(seed('javaweb-2-misspelt').replace('contaners', 'containers'));
  await newPod.review();
  await expect(newPod.applyButton).toBeEnabled();
});

test('10: a bad indentation is refused with line and column', async ({ newPod, client, engine }) => {
  await newPod.open();
  await newPod.paste(seed('two-containers-bad-indent'));
  await newPod.review();
  const finding = newPod.finding(/^error: error parsing .*: error converting YAML to JSON: yaml: line 9: /);
  await expect(finding).toContainText('mapping values are not allowed in this context');
  await expect(finding).toContainText('9:14');
  await expect(newPod.applyButton).toBeDisabled();
  expect(client.pods()).toEqual([]);
  expect(await engine.containerNames()).toEqual([]);
});
