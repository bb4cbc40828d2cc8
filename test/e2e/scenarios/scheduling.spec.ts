// Scenario 16: a pod waits for a node label, which the user then sets.

import { expect, seed, test } from '../support/scenario.ts';

test('16: a node selector that nothing matches leaves the pod Pending, and says why', async ({
  newPod,
  pods,
  engine,
}) => {
  await newPod.apply(seed('node-selector'), 'pod/needs-ssd created');
  await pods.open();
  await pods.expectRow('needs-ssd', { status: 'Pending', ready: '0/1' });

  const panel = await pods.openDetails('needs-ssd');
  await panel.expectVerdict(/disktype=ssd/);
  const condition = panel.tableRow('PodScheduled');
  await expect(condition).toContainText('False');
  await expect(condition).toContainText('Unschedulable');
  await panel.tab('Events');
  await expect(
    panel.event(
      'FailedScheduling',
      "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
    ),
  ).toBeVisible();
  expect(await engine.containerNames()).toEqual([]);
});

test('16: once the node is labelled in Settings the pod runs', async ({ newPod, pods, page, engine }) => {
  await newPod.apply(seed('node-selector'), 'pod/needs-ssd created');
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill('disktype');
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('ssd');
  await page.getByRole('button', { name: 'Add label' }).click();
  const labels = page.getByRole('list', { name: /^Labels of node / });
  await expect(labels.getByRole('listitem').filter({ hasText: 'disktype=ssd' })).toBeVisible();

  await pods.open();
  await pods.expectRow('needs-ssd', { status: 'Running', ready: '1/1' });
  expect(await engine.inspect('needs-ssd', 'app', '.State.Running')).toBe('true');
});
