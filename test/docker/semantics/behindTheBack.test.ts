// What others do to a pod's containers with the docker command, and changes of a pod that stays.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker } from '../../support/podbayServer.ts';
import { FOREVER, shell } from './podParts.ts';
import { Semantics, statusOf } from './semanticsHarness.ts';

let semantics: Semantics;

beforeAll(async () => {
  semantics = await Semantics.start();
});

afterAll(() => semantics?.destroy());

describe('docker commands on a pod’s containers', () => {
  it('kill: a restart with 137 as last state, in the same sandbox', async () => {
    await semantics.apply('killed', { containers: [shell('app', FOREVER)] });
    const before = await semantics.untilRow('killed', '1/1 Running 0');
    await docker(undefined, 'kill', await semantics.id('killed', 'app'));
    const after = await semantics.untilRow('killed', '1/1 Running 1');
    expect(statusOf(after, 'app').lastState?.terminated).toMatchObject({ reason: 'Error', exitCode: 137 });
    expect(after.status?.podIP).toBe(before.status?.podIP);
  });

  it('stop: a restart too, for the policy is the pod’s', async () => {
    await semantics.apply('stopped', { containers: [shell('app', 'trap "exit 0" TERM; sleep 3600 & wait')] });
    await semantics.untilRow('stopped', '1/1 Running 0');
    await docker(undefined, 'stop', await semantics.id('stopped', 'app'));
    const after = await semantics.untilRow('stopped', '1/1 Running 1');
    expect(statusOf(after, 'app').lastState?.terminated).toMatchObject({ reason: 'Completed', exitCode: 0 });
  });

  it('rm -f of a running container: one restart, and the last state says that it vanished', async () => {
    await semantics.apply('removed', { containers: [shell('app', FOREVER), shell('other', FOREVER)] });
    await semantics.untilRow('removed', '2/2 Running 0');
    await docker(undefined, 'rm', '-f', await semantics.id('removed', 'app'));
    const after = await semantics.untilRow('removed', '2/2 Running 1');
    expect(statusOf(after, 'other').restartCount).toBe(0);
    const { terminated } = statusOf(after, 'app').lastState ?? {};
    expect(terminated?.exitCode).toBe(137);
    if (terminated?.reason === 'ContainerStatusUnknown') {
      expect(terminated.message).toBe(
        'The container could not be located when the pod was deleted.  The container used to be Running',
      );
    } else expect(terminated?.reason).toBe('Error');
  });

  it('rm of a dead run: no restart count is lost', async () => {
    await semantics.apply('pruned', {
      containers: [
        shell('app', 'test -e /w/on || exit 1; trap "exit 0" TERM; sleep 3600 & wait', {
          volumeMounts: [{ name: 'w', mountPath: '/w' }],
        }),
      ],
      volumes: [{ name: 'w', emptyDir: {} }],
    });
    await semantics.whenRow('pruned', '0/1 CrashLoopBackOff 1');
    // As `docker container prune` does, but of this pod only.
    await docker(undefined, 'rm', await semantics.id('pruned', 'app', 1));
    const dead = await semantics.containers('pruned');
    if (dead['app_0'] !== undefined) await docker(undefined, 'rm', dead['app_0']);
    const again = await semantics.until('pruned', (pod) => statusOf(pod, 'app').restartCount >= 2 && pod);
    expect(statusOf(again, 'app').lastState?.terminated).toMatchObject({ reason: 'Error', exitCode: 1 });
  });

  it('rm of a completed container of a finished pod: it stays finished', async () => {
    await semantics.apply('done', { restartPolicy: 'Never', containers: [shell('app', 'exit 0')] });
    await semantics.untilRow('done', '0/1 Completed 0');
    await docker(undefined, 'rm', await semantics.id('done', 'app'));
    await docker(undefined, 'rm', '-f', await semantics.id('done', 'POD'));
    // What a wrong engine would do takes a moment: another pod's whole life is long enough.
    await semantics.apply('done-after', { restartPolicy: 'Never', containers: [shell('app', 'sleep 1')] });
    await semantics.untilRow('done-after', '0/1 Completed 0');
    const pod = semantics.latest('done');
    expect(pod?.status?.phase).toBe('Succeeded');
    expect(
      await docker(
        undefined,
        'ps',
        '-aq',
        '--filter',
        `label=io.kubernetes.pod.uid=${semantics.uid('done')}`,
      ),
    ).toBe('');
  });

  it('pause: still running, as the kubelet sees it', async () => {
    await semantics.apply('paused', { containers: [shell('app', FOREVER)] });
    await semantics.untilRow('paused', '1/1 Running 0');
    const id = await semantics.id('paused', 'app');
    await docker(undefined, 'pause', id);
    await semantics.apply('paused-after', { restartPolicy: 'Never', containers: [shell('app', 'exit 0')] });
    await semantics.untilRow('paused-after', '0/1 Completed 0');
    expect(semantics.rows('paused').at(-1)).toBe('1/1 Running 0');
    await docker(undefined, 'unpause', id);
  });

  it('stop of the pause container: SandboxChanged, all containers anew', async () => {
    await semantics.apply('sandbox', {
      initContainers: [shell('init', 'exit 0')],
      containers: [shell('app', FOREVER)],
    });
    await semantics.untilRow('sandbox', '1/1 Running 0');
    await docker(undefined, 'stop', await semantics.id('sandbox', 'POD'));
    const after = await semantics.untilRow('sandbox', '1/1 Running 1');
    expect(statusOf(after, 'init').ready).toBe(true);
    const starts = (await semantics.eventObjects('sandbox')).filter(({ reason }) => reason === 'Started');
    expect(starts.map(({ message, count }) => `${message} x${count}`)).toEqual([
      'Started container init x2',
      'Started container app x2',
    ]);
  });

  it('stop of the pause container under Never: the pod ends', async () => {
    await semantics.apply('sandbox-never', { restartPolicy: 'Never', containers: [shell('app', FOREVER)] });
    await semantics.untilRow('sandbox-never', '1/1 Running 0');
    await docker(undefined, 'kill', await semantics.id('sandbox-never', 'POD'));
    const pod = await semantics.until(
      'sandbox-never',
      (latest) => latest.status?.phase === 'Succeeded' && latest,
    );
    expect(statusOf(pod, 'app').restartCount).toBe(0);
  });
});

describe('a change of a pod that stays', () => {
  const containers = (image: string) => [shell('app', FOREVER, { image }), shell('other', FOREVER)];

  it('of the image restarts that container only, in the same sandbox', async () => {
    await semantics.apply('image', { containers: containers('busybox') });
    const before = await semantics.untilRow('image', '2/2 Running 0');
    await semantics.apply('image', { containers: containers('debian') });
    const after = await semantics.untilRow('image', '2/2 Running 1');
    expect(statusOf(after, 'app')).toMatchObject({ restartCount: 1, image: 'debian:latest' });
    expect(statusOf(after, 'other')).toEqual(statusOf(before, 'other'));
    expect(after.status?.podIP).toBe(before.status?.podIP);
    expect(await semantics.events('image')).toContain(
      'Killing: Container app definition changed, will be restarted',
    );
    expect(after.metadata.uid).toBe(before.metadata.uid);
  });

  it('of a label restarts nothing', async () => {
    await semantics.apply('label', { containers: containers('busybox') });
    await semantics.untilRow('label', '2/2 Running 0');
    await semantics.apply('label', { containers: containers('busybox') }, { labels: { tier: 'web' } });
    const after = await semantics.until('label', (pod) => pod.metadata.labels?.['tier'] === 'web' && pod);
    expect(after.status?.containerStatuses?.map(({ restartCount }) => restartCount)).toEqual([0, 0]);
    expect(semantics.rows('label').at(-1)).toBe('2/2 Running 0');
  });

  it('of anything else is refused by name', async () => {
    await semantics.apply('fixed', { containers: [shell('app', FOREVER)] });
    const refused = await semantics.applyFails('fixed', { containers: [shell('app', 'exit 0')] });
    expect(refused).toContain('pod updates may not change fields other than');
  });
});
