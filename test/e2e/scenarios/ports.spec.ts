// Scenario 20: the same port in two pods, and in two containers of one pod.

import { expect, test } from '../support/scenario.ts';

const server = (name: string) => `  - name: ${name}
    image: nginx
    imagePullPolicy: IfNotPresent
    ports:
    - containerPort: 80
`;
const pod = (name: string, ...containers: readonly string[]) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
${containers.map(server).join('')}`;

test('20: two pods with the same container port do not clash', async ({ newPod, pods, engine }) => {
  await newPod.apply(
    [pod('one', 'web'), pod('two', 'web')].join('---\n'),
    'pod/one created',
    'pod/two created',
  );
  await pods.open();
  for (const name of ['one', 'two']) {
    await pods.expectRow(name, { status: 'Running', ready: '1/1' });
    const answer = await engine.exec(name, 'web', 'sh', '-c', 'cat /etc/hostname; ls /proc/1/exe');
    expect(answer).toContain(name);
  }
});

test('20: two containers of one pod with the same port clash, and the app names the clash', async ({
  newPod,
  pods,
  engine,
}) => {
  await newPod.apply(pod('clash', 'first', 'second'), 'pod/clash created');
  await pods.open();
  await pods.expectRow('clash', { status: /^(Error|CrashLoopBackOff)$/, ready: '1/2' });
  await expect.poll(() => engine.logs('clash', 'second')).toContain('Address already in use');

  const panel = await pods.openDetails('clash');
  await panel.expectVerdict(
    'Container second fails because container first of the same pod already listens on port 80 (address already in use)',
  );
  await expect(panel.tableRow('first')).toContainText('Running');
});
