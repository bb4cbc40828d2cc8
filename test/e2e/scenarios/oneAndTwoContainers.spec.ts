// Scenarios 1, 2 and 5: a pod of one container, a pod of two, and the whole object as text.

import { parse } from 'yaml';
import { z } from 'zod';
import { expect, seed, test } from '../support/scenario.ts';

test('1: frontend runs, with GET_HOSTS_FROM=env in its container', async ({ newPod, pods, engine }) => {
  await newPod.apply(seed('frontend'), 'pod/frontend created');
  await pods.open();
  await pods.expectRow('frontend', { status: 'Running', ready: '1/1', restarts: '0' });

  const panel = await pods.openDetails('frontend');
  const card = await panel.container('frontend');
  await card.getByRole('button', { name: /^Environment/ }).click();
  await expect(panel.fact('GET_HOSTS_FROM', card)).toHaveText('env');
  expect(await engine.exec('frontend', 'frontend', 'env')).toContain('GET_HOSTS_FROM=env\n');
});

test('2: the two containers of redis-php share one address and reach each other', async ({
  newPod,
  pods,
  engine,
}) => {
  await newPod.apply(seed('frontend-localredis-pod'), 'pod/redis-php created');
  await pods.open();
  await pods.expectRow('redis-php', { status: 'Running', ready: '2/2' });

  const panel = await pods.openDetails('redis-php');
  const ip = /^[\d.]+/.exec(await panel.fact('Pod IP').innerText())?.[0] ?? '';
  const address = (hosts: string) => hosts.split('\n').find((line) => line.endsWith('\tredis-php'));
  for (const container of ['frontend', 'redis']) {
    expect(address(await engine.exec('redis-php', container, 'cat', '/etc/hosts'))).toBe(`${ip}\tredis-php`);
  }
  const ping = `printf 'PING\\r\\n' | nc -w 2 localhost 6379`;
  expect(await engine.exec('redis-php', 'frontend', 'sh', '-c', ping)).toContain('+PONG');
});

test('2: describe lists both containers and the events of each', async ({ newPod, pods }) => {
  await newPod.apply(seed('frontend-localredis-pod'), 'pod/redis-php created');
  await pods.open();
  await pods.expectRow('redis-php', { status: 'Running', ready: '2/2' });

  const panel = await pods.openDetails('redis-php');
  const text = await panel.describeText();
  expect(text).toMatch(/^Containers:\n {2}frontend:\n/m);
  expect(text).toMatch(/^ {2}redis:\n/m);
  expect(text).toMatch(
    /Normal +Scheduled +\S+ +default-scheduler +Successfully assigned default\/redis-php to/,
  );
  for (const container of ['frontend', 'redis']) {
    expect(text).toMatch(new RegExp(`Normal +Created .*Created container: ${container}`));
    expect(text).toMatch(new RegExp(`Normal +Started .*Started container ${container}`));
  }
  expect(text.match(/Normal +Pulled /g)).toHaveLength(2);
});

const podText = z.object({
  apiVersion: z.literal('v1'),
  kind: z.literal('Pod'),
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    uid: z.string(),
    creationTimestamp: z.string(),
  }),
  spec: z.looseObject({
    restartPolicy: z.literal('Always'),
    dnsPolicy: z.literal('ClusterFirst'),
    terminationGracePeriodSeconds: z.literal(30),
    containers: z.array(
      z.looseObject({ name: z.string(), terminationMessagePath: z.literal('/dev/termination-log') }),
    ),
  }),
  status: z.looseObject({
    phase: z.literal('Running'),
    podIP: z.string(),
    qosClass: z.literal('BestEffort'),
  }),
});

test('5: a running pod as YAML and as JSON is one complete v1.Pod', async ({ newPod, pods }) => {
  await newPod.apply(seed('kubia-manual'), 'pod/kubia-manual created');
  await pods.open();
  await pods.expectRow('kubia-manual', { status: 'Running', ready: '1/1' });

  const panel = await pods.openDetails('kubia-manual');
  const fromYaml: unknown = parse(await panel.objectText('Live', 'YAML'));
  const fromJson: unknown = JSON.parse(await panel.objectText('Live', 'JSON'));
  expect(podText.parse(fromYaml).metadata.name).toBe('kubia-manual');
  expect(fromJson).toEqual(fromYaml);
});

test('5: the applied manifest is what the user wrote', async ({ newPod, pods }) => {
  await newPod.apply(seed('kubia-manual'), 'pod/kubia-manual created');
  await pods.open();
  const panel = await pods.openDetails('kubia-manual');
  expect(parse(await panel.objectText('Applied', 'YAML'))).toMatchObject(parse(seed('kubia-manual')));
});
