// A manifest that is applied again: nothing to do, a change in place, a change that needs a new pod.

import { expect, test } from '../support/scenario.ts';

const manifest = ({ image = 'busybox', seconds = 3600 } = {}) => `apiVersion: v1
kind: Pod
metadata:
  name: changing
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - name: app
    image: ${image}
    imagePullPolicy: IfNotPresent
    command: ["sleep", "${seconds}"]
`;

test.beforeEach(async ({ client, newPod }) => {
  await client.apply(manifest());
  await client.untilRow('changing', '1/1 Running');
  await newPod.open();
});

test('the same manifest again is unchanged', async ({ newPod, engine }) => {
  const before = await engine.containerId('changing', 'app');
  await newPod.paste(manifest());
  await newPod.review();
  await expect(newPod.side.getByText('The pod is as this manifest says.')).toBeVisible();
  await newPod.applyButton.click();
  await expect(newPod.side.getByText('pod/changing unchanged', { exact: true })).toBeVisible();
  expect(await engine.containerId('changing', 'app')).toBe(before);
});

test('another image changes the container in place, and the pod stays', async ({ newPod, pods, engine }) => {
  const sandbox = await engine.containerId('changing', 'POD');
  await newPod.paste(manifest({ image: 'debian' }));
  await newPod.review();
  await expect(newPod.side.getByText('change in place', { exact: true })).toBeVisible();
  await expect(newPod.changedFields('pod/changing')).toHaveText(['spec.containers[0].image']);
  await newPod.applyButton.click();
  await expect(newPod.side.getByText('pod/changing configured', { exact: true })).toBeVisible();
  await pods.open();
  await pods.expectRow('changing', { status: 'Running', ready: '1/1', restarts: /^1 \(/ });
  expect(await engine.exec('changing', 'app', 'cat', '/etc/os-release')).toContain('Debian');
  expect(await engine.containerId('changing', 'POD')).toBe(sandbox);
});

test('another command needs a new pod, which the user confirms', async ({ newPod, pods, page, engine }) => {
  const sandbox = await engine.containerId('changing', 'POD');
  await newPod.paste(manifest({ seconds: 7200 }));
  await newPod.review();
  await expect(newPod.changedFields('pod/changing')).toHaveText(['spec.containers[0].command[1]']);
  await expect(newPod.applyButton).toBeDisabled();
  await expect(newPod.applyButton).toHaveAccessibleDescription('Confirm that pods are created again.');

  await page.getByText('Delete and create again: changing').click();
  await newPod.applyButton.click();
  await expect(newPod.side.getByText('pod/changing replaced', { exact: true })).toBeVisible();
  await pods.open();
  await expect.poll(() => engine.containerId('changing', 'POD')).not.toBe(sandbox);
  await pods.expectRow('changing', { status: 'Running', ready: '1/1', restarts: '0' });
  expect(await engine.inspect('changing', 'app', '.Args')).toBe('[7200]');
  expect(await engine.containerNames()).toHaveLength(2);
});

test('the manifest of a running pod can be edited from its YAML tab', async ({ newPod, pods }) => {
  await pods.open();
  const panel = await pods.openDetails('changing');
  const tab = await panel.tab('YAML');
  await tab.getByRole('button', { name: 'Edit' }).click();
  await expect(newPod.editor).toContainText('name: changing');
  await newPod.review();
  await expect(newPod.side.getByText('unchanged', { exact: true })).toBeVisible();
});
