// The acceptance vectors of the design (semantics, appendix B) that need neither probes nor config objects: a manifest
// in, and out of it what `kubectl get -w`, the status and the events show.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker } from '../../support/podbayServer.ts';
import { FOREVER, shell } from './podParts.ts';
import { conditionsOf, Semantics, statusOf } from './semanticsHarness.ts';

let semantics: Semantics;

beforeAll(async () => {
  semantics = await Semantics.start();
  // Its back-off goes on while the other vectors run.
  await semantics.apply('v3', { containers: [shell('app', 'sleep 0.5; exit 1')] });
});

/** A time of one run of a container, as the engine has it: milliseconds since the epoch. */
async function timeOf(pod: string, attempt: number, field: 'StartedAt' | 'FinishedAt'): Promise<number> {
  const id = await semantics.id(pod, 'app', attempt);
  return Date.parse((await docker(undefined, 'inspect', '-f', `{{.State.${field}}}`, id)).trim());
}

afterAll(() => semantics?.destroy());

describe('vectors 1 and 2: a container that ends under Never', () => {
  it('exit 0 is Completed, Succeeded and not ready', async () => {
    await semantics.apply('v1', { restartPolicy: 'Never', containers: [shell('app', 'exit 0')] });
    const pod = await semantics.until('v1', (latest) => latest.status?.phase === 'Succeeded' && latest);
    expect(semantics.rows('v1')[0]).toBe('0/1 Pending 0');
    expect(semantics.rows('v1').at(-1)).toBe('0/1 Completed 0');
    expect(semantics.rows('v1')).toContain('0/1 ContainerCreating 0');
    expect(statusOf(pod, 'app').state?.terminated).toMatchObject({ reason: 'Completed', exitCode: 0 });
    const ended = await semantics.until(
      'v1',
      (latest) => conditionsOf(latest)['PodReadyToStartContainers'] === 'False' && latest,
    );
    expect(Object.entries(conditionsOf(ended))).toEqual([
      ['PodReadyToStartContainers', 'False'],
      ['Initialized', 'True PodCompleted'],
      ['Ready', 'False PodCompleted'],
      ['ContainersReady', 'False PodCompleted'],
      ['PodScheduled', 'True'],
    ]);
  });

  it('exit 3 is Error and Failed, without a reason of the pod', async () => {
    await semantics.apply('v2', { restartPolicy: 'Never', containers: [shell('app', 'exit 3')] });
    const pod = await semantics.until('v2', (latest) => latest.status?.phase === 'Failed' && latest);
    expect(semantics.rows('v2').at(-1)).toBe('0/1 Error 0');
    expect(pod.status?.reason).toBeUndefined();
    expect(statusOf(pod, 'app').state?.terminated).toMatchObject({ reason: 'Error', exitCode: 3 });
    expect(conditionsOf(pod)).toMatchObject({
      Initialized: 'True',
      Ready: 'False PodFailed',
      ContainersReady: 'False PodFailed',
    });
  });
});

describe('vector 3: a crash loop under Always', () => {
  it('restarts at once, then waits 10 s, and stays in phase Running', async () => {
    const waiting = await semantics.whenRow('v3', '0/1 CrashLoopBackOff 1');
    const crashedAt = await timeOf('v3', 1, 'FinishedAt');
    const { status, metadata } = waiting.pod;
    expect(status?.phase).toBe('Running');
    expect(statusOf(waiting.pod, 'app')).toMatchObject({
      restartCount: 1,
      ready: false,
      started: false,
      lastState: { terminated: { reason: 'Error', exitCode: 1 } },
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off 10s restarting failed container=app pod=v3_default(${metadata.uid})`,
        },
      },
    });
    await semantics.whenRow('v3', '0/1 CrashLoopBackOff 2', 40_000);
    const waited = (await timeOf('v3', 2, 'StartedAt')) - crashedAt;
    expect(waited).toBeGreaterThan(9_900);
    expect(waited).toBeLessThan(11_500);
    expect(semantics.rows('v3').slice(1)).toEqual([
      '0/1 ContainerCreating 0',
      '1/1 Running 0',
      '0/1 Error 0',
      '1/1 Running 1',
      '0/1 Error 1',
      '0/1 CrashLoopBackOff 1',
      '1/1 Running 2',
      '0/1 Error 2',
      '0/1 CrashLoopBackOff 2',
    ]);
    const events = await semantics.eventObjects('v3');
    const counts = events.map(({ type, reason, message, count }) => `${type} ${reason} ${message} x${count}`);
    expect(counts).toEqual([
      expect.stringMatching(/^Normal Scheduled Successfully assigned default\/v3 to \S+ xundefined$/),
      'Normal Pulled Container image "busybox" already present on machine x3',
      'Normal Created Created container: app x3',
      'Normal Started Started container app x3',
      `Warning BackOff Back-off restarting failed container app in pod v3_default(${metadata.uid}) x2`,
    ]);
  });
});

describe('vector 4: one of two containers ends under OnFailure', () => {
  it('is NotReady 1/2 and Running', async () => {
    await semantics.apply('v4', {
      restartPolicy: 'OnFailure',
      containers: [shell('a', 'exit 0'), shell('b', FOREVER)],
    });
    const pod = await semantics.untilRow('v4', '1/2 NotReady 0');
    expect(pod.status?.phase).toBe('Running');
    expect(statusOf(pod, 'a')).toMatchObject({ ready: false, started: false, restartCount: 0 });
    expect(conditionsOf(pod)['Ready']).toBe('False ContainersNotReady');
  });
});

describe('vectors 6 and 7: an init container that fails', () => {
  it('runs again with back-off under Always; the pod stays Pending', async () => {
    await semantics.apply('v6', {
      initContainers: [shell('i1', 'sleep 0.3; exit 1'), shell('i2', 'exit 0')],
      containers: [shell('app', FOREVER)],
    });
    const { pod } = await semantics.whenRow('v6', '0/1 Init:CrashLoopBackOff 1');
    expect(semantics.rows('v6')).toEqual(expect.arrayContaining(['0/1 Init:0/2 0', '0/1 Init:Error 0']));
    expect(pod.status?.phase).toBe('Pending');
    const initialized = pod.status?.conditions?.find(({ type }) => type === 'Initialized');
    expect(initialized).toMatchObject({
      status: 'False',
      reason: 'ContainersNotInitialized',
      message: 'containers with incomplete status: [i1 i2]',
    });
    expect(statusOf(pod, 'i2').state).toEqual({ waiting: { reason: 'PodInitializing' } });
    expect(statusOf(pod, 'app').state).toEqual({ waiting: { reason: 'PodInitializing' } });
  });

  it('ends the pod as Failed under Never', async () => {
    await semantics.apply('v7', {
      restartPolicy: 'Never',
      initContainers: [shell('i1', 'exit 4')],
      containers: [shell('app', FOREVER)],
    });
    const pod = await semantics.until('v7', (latest) => latest.status?.phase === 'Failed' && latest);
    expect(semantics.rows('v7').at(-1)).toBe('0/1 Init:Error 0');
    expect(statusOf(pod, 'i1').state?.terminated).toMatchObject({ reason: 'Error', exitCode: 4 });
    expect(statusOf(pod, 'app').state).toEqual({ waiting: { reason: 'PodInitializing' } });
  });
});

describe('vector 8: a sidecar of a pod that runs to its end', () => {
  it('gets SIGTERM after the main container, and its exit code does not count', async () => {
    await semantics.apply('v8', {
      restartPolicy: 'Never',
      initContainers: [shell('side', 'trap "exit 9" TERM; sleep 3600 & wait', { restartPolicy: 'Always' })],
      containers: [shell('main', 'sleep 1')],
    });
    await semantics.whenRow('v8', '2/2 Running 0');
    const pod = await semantics.until('v8', (latest) => latest.status?.phase === 'Succeeded' && latest);
    expect(semantics.rows('v8').at(-1)).toBe('0/2 Completed 0');
    const main = statusOf(pod, 'main').state?.terminated;
    const side = statusOf(pod, 'side').state?.terminated;
    expect(side?.exitCode).toBe(9);
    expect(Date.parse(side?.finishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(main?.finishedAt ?? ''));
    expect(await semantics.events('v8')).toContain('Killing: Stopping container side');
  });
});

describe('vector 13: more memory than its limit', () => {
  it('is OOMKilled with exit code 137', async () => {
    const script = 'a=x; while true; do a="$a$a"; done';
    await semantics.apply('v13', {
      restartPolicy: 'Never',
      containers: [shell('app', script, { resources: { limits: { memory: '16Mi' } } })],
    });
    const pod = await semantics.until('v13', (latest) => latest.status?.phase === 'Failed' && latest);
    expect(semantics.rows('v13').at(-1)).toBe('0/1 OOMKilled 0');
    expect(statusOf(pod, 'app').state?.terminated).toMatchObject({ reason: 'OOMKilled', exitCode: 137 });
  });
});

describe('vector 16: the pause container is removed', () => {
  it('gets a new sandbox and address, and every container counts one restart', async () => {
    await semantics.apply('v16', { containers: [shell('a', FOREVER), shell('b', FOREVER)] });
    const before = await semantics.untilRow('v16', '2/2 Running 0');
    await docker(undefined, 'rm', '-f', await semantics.id('v16', 'POD'));
    const after = await semantics.untilRow('v16', '2/2 Running 2');
    expect(statusOf(after, 'a').restartCount).toBe(1);
    expect(statusOf(after, 'b').restartCount).toBe(1);
    expect(after.status?.podIP).not.toBe('');
    const events = await semantics.events('v16');
    expect(events).toContain('SandboxChanged: Pod sandbox changed, it will be killed and re-created.');
    expect(events.filter((event) => event.startsWith('SandboxChanged'))).toHaveLength(1);
    expect(after.status?.startTime).toBe(before.status?.startTime);
    expect(Object.keys(await semantics.containers('v16'))).toContain('POD_1');
  });
});

describe('vectors 17, 18 and 20: the manifest', () => {
  it('limits alone become requests, and the pod is Guaranteed', async () => {
    await semantics.apply('v17', {
      containers: [shell('app', FOREVER, { resources: { limits: { cpu: '100m', memory: '32Mi' } } })],
    });
    const pod = await semantics.untilRow('v17', '1/1 Running 0');
    expect(pod.spec.containers[0]?.resources?.requests).toEqual({ cpu: '100m', memory: '32Mi' });
    expect(pod.status?.qosClass).toBe('Guaranteed');
  });

  it('expands $(VAR) only to names before it', async () => {
    const env = [
      { name: 'A', value: '$(B)' },
      { name: 'B', value: '1' },
      { name: 'C', value: '$(B)' },
      { name: 'D', value: '$$(B)' },
    ];
    await semantics.apply('v18', { containers: [shell('app', FOREVER, { env })] });
    await semantics.untilRow('v18', '1/1 Running 0');
    expect(await semantics.exec('v18', 'app', 'echo "$A|$B|$C|$D"')).toBe('$(B)|1|1|$(B)');
  });

  it('refuses an unknown field and creates nothing', async () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: v20\nspec:\n  contaners: []\n';
    const { results } = await semantics.client.api.pods.apply({ source: { name: 'f.yaml', text } });
    expect(results[0]).toMatchObject({ outcome: 'failed' });
    expect(results[0]?.message).toContain('strict decoding error: unknown field "spec.contaners"');
    expect(semantics.latest('v20')).toBeUndefined();
  });
});
