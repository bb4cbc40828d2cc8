// Scenario 19: deletion by file, by selection and by label leaves nothing behind, and can be undone.

import { docker } from '../../support/podbayServer.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { expect, seed, test } from '../support/scenario.ts';

/** A pod that ends at once when asked, with a volume of its own. */
const pod = (name: string, labels = '') => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels: {${labels}}
spec:
  containers:
  - name: app
    image: busybox
    imagePullPolicy: IfNotPresent
    command: ["sh", "-c", "trap 'exit 0' TERM; echo kept > /scratch/file; sleep 3600 & wait"]
    volumeMounts:
    - { name: scratch, mountPath: /scratch }
  volumes:
  - name: scratch
    emptyDir: {}
`;

test('19: pods deleted by selection leave neither containers nor volumes', async ({
  newPod,
  pods,
  engine,
}) => {
  await newPod.apply(
    [pod('one'), pod('two'), pod('stays')].join('---\n'),
    'pod/one created',
    'pod/two created',
  );
  await pods.open();
  for (const name of ['one', 'two', 'stays']) await pods.expectRow(name, { status: 'Running' });
  const scratch = async () => (await engine.volumeNames()).filter((name) => name.endsWith('_scratch'));
  expect(await scratch()).toHaveLength(3);

  await pods.select('one', 'two');
  await pods.deleteSelected();
  await pods.confirmDelete('Delete 2 pods?');
  for (const name of ['one', 'two']) await expect(pods.row(name)).toHaveCount(0, { timeout: 30_000 });
  await expect(pods.row('stays')).toBeVisible();
  const names = await engine.containerNames();
  expect(names).toHaveLength(2);
  expect(names.every((name) => name.includes('_stays_'))).toBe(true);
  const uid = names[0]?.split('_')[4] ?? '';
  expect((await engine.volumeNames()).every((name) => name.includes(uid))).toBe(true);
  expect(await scratch()).toHaveLength(1);
});

test('19: named volumes and images of the user stay', async ({ newPod, pods, engine, podbay }) => {
  const volume = `${podbay.instance}-of-the-user`;
  await docker(undefined, 'volume', 'create', volume);
  await newPod.apply(pod('one'), 'pod/one created');
  await pods.open();
  await pods.expectRow('one', { status: 'Running' });
  await pods.openDetails('one').then((panel) => panel.delete());
  await pods.confirmDelete('Delete pod one?', { force: true });
  await expect(pods.row('one')).toHaveCount(0);
  await expect.poll(() => engine.containerNames()).toEqual([]);
  expect((await docker(undefined, 'volume', 'rm', volume)).trim()).toBe(volume);
  await docker(undefined, 'image', 'inspect', 'busybox');
});

test('19: by file, every pod that the file names is deleted', async ({ client, pods, engine }) => {
  const text = [pod('one'), pod('two')].join('---\n');
  await client.apply([text, pod('stays')].join('---\n'));
  await pods.open();
  for (const name of ['one', 'two', 'stays']) await pods.expectRow(name, { status: 'Running' });
  const targets = { by: 'manifest' as const, source: { name: 'pods.yaml', text } };
  const { results } = await client.api.pods.delete({ targets });
  expect(results.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(['one deleting', 'two deleting']);
  await expect.poll(() => pods.names()).toEqual(['stays']);
  expect(await engine.containerNames()).toHaveLength(2);
});

test('19: by label, every pod that the selector matches is deleted', async ({ client, pods, engine }) => {
  await client.apply([pod('one', 'app: a'), pod('two', 'app: b'), pod('stays', 'app: c')].join('---\n'));
  await pods.open();
  for (const name of ['one', 'two', 'stays']) await pods.expectRow(name, { status: 'Running' });
  await client.api.pods.delete({ targets: { by: 'selector', labelSelector: 'app in (a,b)' } });
  await expect.poll(() => pods.names()).toEqual(['stays']);
  expect(await engine.containerNames()).toHaveLength(2);
});

test('a deleted pod comes back as it was applied', async ({ newPod, pods, page, client, engine }) => {
  await newPod.apply(seed('kubia-manual'), 'pod/kubia-manual created');
  await pods.open();
  await pods.expectRow('kubia-manual', { status: 'Running', ready: '1/1' });
  const before = await engine.containerId('kubia-manual', 'kubia');
  await pods.openDetails('kubia-manual').then((panel) => panel.delete());
  await pods.confirmDelete('Delete pod kubia-manual?', { graceSeconds: 1 });
  await expect(page.getByText('Deleted kubia-manual')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Restored kubia-manual')).toBeVisible();
  await pods.expectRow('kubia-manual', { status: 'Running', ready: '1/1' });
  await expect.poll(() => engine.containerId('kubia-manual', 'kubia')).not.toBe(before);
  await expect.poll(() => engine.containerNames()).toHaveLength(2);

  await test.step('long after the toast, from the recently deleted pods', async () => {
    await client.delete('kubia-manual');
    await page.getByRole('button', { name: 'Recently deleted' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Recently deleted' })).toBeVisible();
    const row = page.getByRole('row', { name: /kubia-manual/ });
    await expectAccessible(page);
    await row.focus();
    await page.keyboard.press('r');
    await expect(row).toHaveCount(0);
    await pods.open();
    await pods.expectRow('kubia-manual', { status: 'Running', ready: '1/1' });
  });
});

test('a pod that goes while its details are open takes them along, and the list stays', async ({
  client,
  pods,
}) => {
  await client.apply([pod('one'), pod('two')].join('---\n'));
  await pods.open();
  await pods.expectRow('one', { status: 'Running' });
  const panel = await pods.openDetails('one');
  await client.delete('one');
  await expect(panel.region).toBeHidden();
  await expect(pods.row('two')).toBeVisible();
});

test('Cancel in the dialog deletes nothing', async ({ newPod, pods, page, engine }) => {
  await newPod.apply(pod('one'), 'pod/one created');
  await pods.open();
  await pods.expectRow('one', { status: 'Running' });
  await pods.openDetails('one').then((panel) => panel.delete());
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await pods.expectRow('one', { status: 'Running', ready: '1/1' });
  expect(await engine.containerNames()).toHaveLength(2);
});
