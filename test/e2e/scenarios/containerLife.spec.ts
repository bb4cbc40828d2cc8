// Scenarios 3, 7, 8 and 25: containers that end, on purpose or not.

import { freePort } from '../../support/freePort.ts';
import { expect, seed, test } from '../support/scenario.ts';

/** The first restart is at once, the second after 10 s. */
const SECOND_RESTART_MS = 25_000;

/** The manifest's own host port may be taken on the machine of whoever runs this. */
const javaweb = (hostPort: number) => seed('javaweb-2').replace('hostPort: 8001', `hostPort: ${hostPort}`);

const background = `apiVersion: v1
kind: Pod
metadata:
  name: background
spec:
  restartPolicy: Always
  containers:
  - name: app
    image: busybox
    imagePullPolicy: IfNotPresent
    command: ["sh", "-c", "echo server started; nohup sleep 1000 &"]
`;

test('3: a program put in the background ends its container, and the panel says why', async ({
  newPod,
  pods,
}) => {
  await newPod.apply(background, 'pod/background created');
  await pods.open();
  await pods.expectRow('background', { status: 'CrashLoopBackOff', ready: '0/1', restarts: /^1 \(/ });

  const panel = await pods.openDetails('background');
  await panel.expectVerdict(
    'The main process of container app ended at once with code 0; Kubernetes expects it to keep running: run it in the foreground.',
  );
  await panel.expectVerdict('Its log ends with server started');
  const card = await panel.container('app');
  await expect(panel.fact('Last state', card)).toContainText('Completed, exit code 0');
  await expect(panel.fact('State', card)).toContainText('back-off 10s restarting failed container=app');
  await panel.region.getByRole('button', { name: 'Logs', exact: true }).click();
  await expect(panel.region.getByRole('tab', { name: 'Logs' })).toHaveAttribute('aria-selected', 'true');
});

test('3: the delay before a restart grows', async ({ newPod, pods }) => {
  await newPod.apply(background, 'pod/background created');
  await pods.open();
  const statuses = await pods.noteStatuses('background');
  const panel = await pods.openDetails('background');
  const card = await panel.container('app');
  for (const delay of ['10s', '20s']) {
    await expect(panel.fact('State', card)).toContainText(`back-off ${delay} restarting failed container`, {
      timeout: SECOND_RESTART_MS,
    });
  }
  expect(await statuses()).toEqual(expect.arrayContaining(['Completed', 'CrashLoopBackOff']));
});

test('7: one container has completed, the other serves what it wrote', async ({ newPod, pods, engine }) => {
  const folder = test.info().outputPath('data');
  await newPod.apply(
    seed('two-containers').replace('path: /data', `path: ${folder}`),
    'pod/two-containers created',
  );
  await pods.open();
  await pods.expectRow('two-containers', { status: 'NotReady', ready: '1/2' });

  const panel = await pods.openDetails('two-containers');
  await expect(panel.fact('Phase')).toHaveText('Running');
  await expect(panel.tableRow('debian-container')).toContainText('Completed (0)');
  await expect(panel.tableRow('nginx-container')).toContainText('Running');
  await panel.expectVerdict(/^debian-container completed with code 0 and is not started again/);
  const ip = await engine.inspect(
    'two-containers',
    'POD',
    'range .NetworkSettings.Networks}}{{.IPAddress}}{{end',
  );
  expect(await (await fetch(`http://${ip}/`)).text()).toBe('Hello from the debian container\n');
});

test('8: an init container runs before the others and prepares their volume', async ({
  newPod,
  pods,
  engine,
}) => {
  const port = await freePort();
  await newPod.apply(javaweb(port), 'pod/javaweb-2 created');
  await pods.open();
  await pods.expectRow('javaweb-2', { status: 'Running', ready: '1/1', restarts: '0' });

  const panel = await pods.openDetails('javaweb-2');
  await expect(panel.tableRow('war')).toContainText('Completed (0)');
  await engine.logs('javaweb-2', 'war');
  const webapps = '/root/apache-tomcat-7.0.42-v2/webapps';
  expect(await engine.exec('javaweb-2', 'tomcat', 'ls', webapps)).toContain('sample.war');
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBeLessThan(500);
});

test('8: the list shows Init:0/1, then PodInitializing, then Running', async ({ pods, client }) => {
  await pods.open();
  const statuses = await pods.noteStatuses('javaweb-2');
  await client.apply(javaweb(await freePort()));
  await pods.expectRow('javaweb-2', { status: 'Running', ready: '1/1' });
  const steps = (await statuses()).filter((status) => status !== 'Pending');
  expect(steps).toEqual(['Init:0/1', 'PodInitializing', 'Running']);
});

test('25: a container that needs more memory than its limit is OOMKilled', async ({
  newPod,
  pods,
  engine,
}) => {
  const hungry = `apiVersion: v1
kind: Pod
metadata:
  name: hungry
spec:
  restartPolicy: Never
  containers:
  - name: app
    image: busybox
    imagePullPolicy: IfNotPresent
    command: ["tail", "/dev/zero"]
    resources:
      limits:
        memory: 16Mi
`;
  await newPod.apply(hungry, 'pod/hungry created');
  await pods.open();
  await pods.expectRow('hungry', { status: 'OOMKilled', ready: '0/1' });

  const panel = await pods.openDetails('hungry');
  await panel.expectVerdict(/OOMKilled, exit code 137\) because it used more memory than its limit of 16Mi/);
  await expect(panel.fact('Phase')).toContainText('Failed');
  const card = await panel.container('app');
  await expect(panel.fact('State', card)).toContainText('OOMKilled, exit code 137');
  await expect(panel.fact('Limits', card)).toHaveText('memory 16Mi');
  expect(await engine.inspect('hungry', 'app', '.State.OOMKilled')).toBe('true');
});
