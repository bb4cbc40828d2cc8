// Scenario 21: labels, selectors and namespaces, in the filter box of the Pods page.

import { expect, test } from '../support/scenario.ts';

interface PodOptions {
  readonly namespace?: string;
  readonly labels?: string;
  readonly image?: string;
}

/** No node has the label that it asks for: the list has it, and no container is started for it. */
const waiting = (
  name: string,
  { namespace = 'default', labels = '', image = 'busybox' }: PodOptions = {},
) => `---
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: ${namespace}
  labels: {${labels}}
spec:
  nodeSelector: { disktype: none }
  containers:
  - name: app
    image: ${image}
`;

const filters: readonly (readonly [filter: string, names: readonly string[]])[] = [
  ['web', ['web-1', 'web-2']],
  ['!web', ['api-1', 'db-1']],
  ['/^(api|db)-/', ['api-1', 'db-1']],
  ['-l app=a', ['web-1', 'web-2']],
  ['-l app in (a,b),!x', ['api-1', 'web-1']],
  ['-l app notin (a,b)', ['db-1']],
  ['label:app!=a', ['api-1', 'db-1']],
  ['-l x', ['web-2']],
  ['image:redis', ['db-1']],
  ['status:pending', ['api-1', 'db-1', 'web-1', 'web-2']],
  ['!status:pending', []],
  ['restarts:0 web', ['web-1', 'web-2']],
  ['ready:true', []],
  ['ns:dev', ['api-1']],
  ['ns:dev,default -l app=b', ['api-1']],
];

test('21: the filter box selects as kubectl’s selectors do', async ({ client, pods, page }) => {
  await client.apply(
    [
      waiting('web-1', { labels: 'app: a' }),
      waiting('web-2', { labels: 'app: a, x: "1"' }),
      waiting('api-1', { labels: 'app: b', namespace: 'dev' }),
      waiting('db-1', { image: 'redis' }),
    ].join(''),
  );
  await pods.open();
  await expect(pods.row('db-1')).toBeVisible();
  for (const [filter, names] of filters) {
    await pods.filter.fill(filter);
    await expect(page.getByRole('status').filter({ hasText: `${names.length} of 4` }), filter).toBeVisible();
    const shown = names.length === 0 ? [] : (await pods.names()).toSorted();
    expect(shown, filter).toEqual(names);
  }
  await expect(page.getByRole('heading', { name: /^No pods match/ })).toBeHidden();
});

test('a filter that cannot be read says what to write instead', async ({ client, pods, page }) => {
  await client.apply(waiting('web-1'));
  await pods.open();
  await pods.filter.fill('restarts:many');
  await expect(pods.filter).toHaveAttribute('aria-invalid', 'true');
  await expect(pods.filter).toHaveAccessibleDescription('Write restarts:3, restarts:>3 or restarts:<=3.');
  await expect(page.getByText('Write restarts:3, restarts:>3 or restarts:<=3.')).toBeVisible();
});

test('a filter that matches nothing can be cleared where it is said', async ({ client, pods, page }) => {
  await client.apply(waiting('web-1'));
  await pods.open();
  await pods.filter.fill('nothing');
  await expect(page.getByRole('heading', { name: 'No pods match nothing' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(pods.row('web-1')).toBeVisible();
});

test('a click on a label shows the pods that have it', async ({ client, pods }) => {
  await client.apply(
    [waiting('web-1', { labels: 'app: a' }), waiting('db-1', { labels: 'app: b' })].join(''),
  );
  await pods.open();
  const panel = await pods.openDetails('web-1');
  await panel.region.getByRole('button', { name: 'Show pods with app=a' }).click();
  await expect(pods.filter).toHaveValue('-l app=a');
  await expect.poll(() => pods.names()).toEqual(['web-1']);
});

const running = (namespace: string) => `---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: ${namespace}
spec:
  containers:
  - name: app
    image: busybox
    imagePullPolicy: IfNotPresent
    command: ["sleep", "3600"]
`;

test('21: two namespaces hold a pod of the same name, each with its own containers', async ({
  newPod,
  pods,
  engine,
  page,
}) => {
  await newPod.apply(running('dev') + running('test'));
  await pods.open();
  for (const namespace of ['dev', 'test']) {
    await pods.expectRow('web', { namespace, status: 'Running', ready: '1/1' });
    expect(await engine.inspect('web', 'app', '.State.Running', namespace)).toBe('true');
  }
  await page.getByRole('button', { name: /^Namespace: / }).click();
  await page.getByRole('menuitemcheckbox', { name: /^dev/ }).click();
  await page.keyboard.press('Escape');
  await expect(pods.row('web', 'dev')).toBeVisible();
  await expect(pods.row('web', 'test')).toHaveCount(0);
});

test('21: deleting one of them leaves the other running', async ({ newPod, pods, engine }) => {
  await newPod.apply(running('dev') + running('test'));
  await pods.open();
  await pods.expectRow('web', { namespace: 'test', status: 'Running' });
  await pods.openDetails('web', 'dev').then((panel) => panel.delete());
  await pods.confirmDelete('Delete pod web?', { force: true });
  await expect(pods.row('web', 'dev')).toHaveCount(0);
  await pods.expectRow('web', { namespace: 'test', status: 'Running', ready: '1/1' });
  expect(await engine.inspect('web', 'app', '.State.Running', 'test')).toBe('true');
  await expect.poll(() => engine.containerId('web', 'app', 'dev')).toBe('');
});
