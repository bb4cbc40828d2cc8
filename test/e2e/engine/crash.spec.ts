// Scenario 22: SIGKILL at every stage of creating a pod; the next start finishes it, and nothing is there twice.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { PodbayClient } from '../../support/podbayClient.ts';
import { docker, listInstance, type PodbayServer } from '../../support/podbayServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { expect, test } from '../support/fixtures.ts';

const manifest = `
apiVersion: v1
kind: Pod
metadata: {name: trio}
spec:
  terminationGracePeriodSeconds: 1
  volumes: [{name: data, emptyDir: {}}]
  initContainers:
    - name: init
      image: busybox
      imagePullPolicy: Never
      command: [sh, -c, "echo once >> /data/log"]
      volumeMounts: [{name: data, mountPath: /data}]
  containers:
    - name: one
      image: busybox
      imagePullPolicy: Never
      command: [sleep, "3600"]
      volumeMounts: [{name: data, mountPath: /data}]
    - {name: two, image: busybox, imagePullPolicy: Never, command: [sleep, "3600"]}
`;

/** What the engine says it just did: `create POD`, `start one`. The sandbox is called POD. */
const moments = [
  'create POD',
  'start POD',
  'create init',
  'start init',
  'die init',
  'create one',
  'start one',
  'create two',
];

const eventSchema = z.object({
  Action: z.string(),
  Actor: z.object({ Attributes: z.record(z.string(), z.string()) }),
});

/** Resolves when the engine has done it for this instance, with as little delay as can be. */
function watchEngine(instance: string, moment: string): { readonly seen: Promise<void>; end(): void } {
  const events = spawn(
    'docker',
    ['events', '--filter', `label=io.podbay.instance=${instance}`, '--format', '{{json .}}'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const seen = new Promise<void>((resolve) => {
    createInterface({ input: events.stdout }).on('line', (line) => {
      const { Action, Actor } = eventSchema.parse(JSON.parse(line));
      const name = Actor.Attributes['io.kubernetes.container.name'];
      if (`${Action} ${name}` === moment) resolve();
    });
  });
  return { seen, end: () => events.kill() };
}

/** Kills the server when the engine says so, whether its apply was answered or not. */
async function killAt(podbay: PodbayServer, moment: string): Promise<void> {
  const client = await PodbayClient.leading(podbay.url);
  const engine = watchEngine(podbay.instance, moment);
  const applied = client.apply(manifest).catch(() => undefined);
  await engine.seen;
  await podbay.end('SIGKILL');
  engine.end();
  client.close();
  await applied;
}

/** `POD`, `init`, … of every container of the pod that exists, running or not. */
async function containerNames(instance: string): Promise<string[]> {
  const labels = [`io.podbay.instance=${instance}`, 'io.kubernetes.pod.name=trio'];
  const filters = labels.flatMap((label) => ['--filter', `label=${label}`]);
  const format = '{{.Label "io.kubernetes.container.name"}}';
  const text = await docker(undefined, 'ps', '--all', ...filters, '--format', format);
  return text.trim().split('\n').toSorted();
}

test('scenario 22: a pod whose creation was killed at any stage is finished once', async ({ podbay }) => {
  // Six pods, each over two starts.
  test.setTimeout(240_000);
  for (const moment of moments) {
    await test.step(`killed after: ${moment}`, async () => {
      await killAt(podbay, moment);
      await podbay.launch();
      const client = await PodbayClient.connect(podbay.url);
      const pod = await client.untilRow('trio', '2/2 Running');
      expect(client.pods()).toHaveLength(1);
      expect(pod.status?.containerStatuses?.map(({ restartCount }) => restartCount)).toEqual([0, 0]);
      await waitFor('each container is there once', async () => {
        const names = (await containerNames(podbay.instance)).join();
        return names === 'POD,init,one,two' || Promise.reject(new Error(names));
      });
      const { volumes } = await listInstance(podbay.instance);
      await client.delete('trio');
      await waitFor('only the lease and what outlives pods is left', async () => {
        const names = (await containerNames(podbay.instance)).join();
        return names === '' || Promise.reject(new Error(names));
      });
      const left = await listInstance(podbay.instance);
      expect(left.volumes.length).toBeLessThan(volumes.length);
      client.close();
    });
  }
});

test('the page of the next start shows the pod that was not finished by the last one', async ({
  podbay,
  browser,
}) => {
  await killAt(podbay, 'start POD');
  await podbay.launch();
  const page = await browser.newPage();
  await page.goto(podbay.url);
  await expect(page.getByRole('row').filter({ hasText: 'trio' })).toContainText(/Running.*2\/2/);
  await page.close();
});
