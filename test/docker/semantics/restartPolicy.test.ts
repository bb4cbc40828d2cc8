// Which container starts again, by restart policy, exit code and kind of container, and in which order native sidecars
// start and end.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PodSpec } from '../../../electron/common/kubernetes/objects.ts';
import { docker } from '../../support/podbayServer.ts';
import { FOREVER, shell } from './podParts.ts';
import { conditionsOf, Semantics, statusOf } from './semanticsHarness.ts';

let semantics: Semantics;

beforeAll(async () => {
  semantics = await Semantics.start();
});

afterAll(() => semantics?.destroy());

interface Case {
  readonly name: string;
  readonly policy: string;
  readonly exitCode: number;
  /** The row that shows what became of it. */
  readonly row: string;
  readonly phase: string;
}

const cases: readonly Case[] = [
  { name: 'always-0', policy: 'Always', exitCode: 0, row: '0/1 CrashLoopBackOff 1', phase: 'Running' },
  { name: 'always-1', policy: 'Always', exitCode: 1, row: '0/1 CrashLoopBackOff 1', phase: 'Running' },
  { name: 'onfailure-0', policy: 'OnFailure', exitCode: 0, row: '0/1 Completed 0', phase: 'Succeeded' },
  { name: 'onfailure-1', policy: 'OnFailure', exitCode: 1, row: '0/1 CrashLoopBackOff 1', phase: 'Running' },
  { name: 'never-0', policy: 'Never', exitCode: 0, row: '0/1 Completed 0', phase: 'Succeeded' },
  { name: 'never-1', policy: 'Never', exitCode: 1, row: '0/1 Error 0', phase: 'Failed' },
];

describe('a regular container that ends', () => {
  it.each(cases)('as in case $name', async ({ name, policy, exitCode, row, phase }) => {
    await semantics.apply(name, { restartPolicy: policy, containers: [shell('app', `exit ${exitCode}`)] });
    const { pod } = await semantics.whenRow(name, row);
    expect(pod.status?.phase).toBe(phase);
    expect(statusOf(pod, 'app').restartCount).toBe(Number(row.at(-1)));
  });
});

const initCases: readonly (Case & { readonly exitCode: 1 })[] = [
  {
    name: 'init-always',
    policy: 'Always',
    exitCode: 1,
    row: '0/1 Init:CrashLoopBackOff 1',
    phase: 'Pending',
  },
  {
    name: 'init-onfailure',
    policy: 'OnFailure',
    exitCode: 1,
    row: '0/1 Init:CrashLoopBackOff 1',
    phase: 'Pending',
  },
  { name: 'init-never', policy: 'Never', exitCode: 1, row: '0/1 Init:Error 0', phase: 'Failed' },
];

describe('an init container that fails', () => {
  it.each(initCases)('as in case $name', async ({ name, policy, row, phase }) => {
    const initContainers = [shell('init', 'exit 1')];
    await semantics.apply(name, {
      restartPolicy: policy,
      initContainers,
      containers: [shell('app', FOREVER)],
    });
    await semantics.whenRow(name, row);
    const pod = await semantics.until(name, (latest) => latest.status?.phase === phase && latest);
    expect(conditionsOf(pod)['Initialized']).toBe('False ContainersNotInitialized');
    expect(Object.keys(await semantics.containers(name)).filter((run) => run.startsWith('app'))).toEqual([]);
  });

  it('that succeeds at last lets the next one run, and the restarts leave the RESTARTS column', async () => {
    const script = 'test -e /w/seen && exit 0; touch /w/seen; exit 1';
    const volumeMounts = [{ name: 'w', mountPath: '/w' }];
    await semantics.apply('init-heals', {
      volumes: [{ name: 'w', emptyDir: {} }],
      initContainers: [shell('first', script, { volumeMounts }), shell('second', 'exit 0')],
      containers: [shell('app', FOREVER)],
    });
    const pod = await semantics.untilRow('init-heals', '1/1 Running 0');
    expect(statusOf(pod, 'first')).toMatchObject({ restartCount: 1, ready: true, started: false });
    expect(statusOf(pod, 'second')).toMatchObject({ restartCount: 0, ready: true });
    expect(conditionsOf(pod)['Initialized']).toBe('True');
  });
});

const sidecar = (name: string, script = FOREVER) => shell(name, script, { restartPolicy: 'Always' });

/** Each container writes its name to the shared file when it begins and when it ends. */
function noting(name: string, more: 'sidecar' | 'app') {
  const script = `echo start-${name} >> /w/log; trap "echo end-${name} >> /w/log; exit 0" TERM; sleep 3600 & wait`;
  const volumeMounts = [{ name: 'w', mountPath: '/w' }];
  return shell(name, script, { volumeMounts, ...(more === 'sidecar' ? { restartPolicy: 'Always' } : {}) });
}

describe('native sidecars', () => {
  it('start in order before the mains and end after them in reverse order', async () => {
    const spec: PodSpec = {
      volumes: [
        {
          name: 'w',
          hostPath: { path: `/tmp/podbay-${semantics.server.instance}`, type: 'DirectoryOrCreate' },
        },
      ],
      initContainers: [noting('s1', 'sidecar'), noting('s2', 'sidecar')],
      containers: [noting('m', 'app')],
    };
    await semantics.apply('side-order', spec);
    await semantics.untilRow('side-order', '3/3 Running 0');
    await semantics.delete('side-order', 20);
    await semantics.untilGone('side-order');
    const mount = `/tmp/podbay-${semantics.server.instance}:/w`;
    const log = await docker(undefined, 'run', '--rm', '-v', mount, 'busybox', 'cat', '/w/log');
    await docker(
      undefined,
      'run',
      '--rm',
      '-v',
      '/tmp:/t',
      'busybox',
      'rm',
      '-rf',
      `/t/podbay-${semantics.server.instance}`,
    );
    expect(log.trim().split('\n')).toEqual(['start-s1', 'start-s2', 'start-m', 'end-m', 'end-s2', 'end-s1']);
  });

  it('count in READY while later init containers run, and in RESTARTS afterwards', async () => {
    await semantics.apply('side-ready', {
      initContainers: [sidecar('side'), shell('work', 'sleep 1.5')],
      containers: [shell('app', FOREVER)],
    });
    await semantics.whenRow('side-ready', '1/2 Init:1/2 0');
    const pod = await semantics.untilRow('side-ready', '2/2 Running 0');
    expect(statusOf(pod, 'side')).toMatchObject({ ready: true, started: true });
    await docker(undefined, 'kill', await semantics.id('side-ready', 'side'));
    const restarted = await semantics.untilRow('side-ready', '2/2 Running 1');
    expect(statusOf(restarted, 'side')).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 137, reason: 'Error' } },
    });
    expect(statusOf(restarted, 'work').restartCount).toBe(0);
    expect(statusOf(restarted, 'app').restartCount).toBe(0);
  });

  it('restart even under Never, and after exit 0, with back-off', async () => {
    await semantics.apply('side-never', {
      restartPolicy: 'Never',
      initContainers: [sidecar('side', 'sleep 0.2; exit 0')],
      containers: [shell('app', FOREVER)],
    });
    const pod = await semantics.until(
      'side-never',
      (latest) => statusOf(latest, 'side').state?.waiting?.reason === 'CrashLoopBackOff' && latest,
    );
    expect(statusOf(pod, 'side').restartCount).toBeGreaterThan(0);
    expect(pod.status?.phase).toBe('Running');
  });

  it('that crash before the mains have begun do not keep the next one from starting', async () => {
    await semantics.apply('side-crash', {
      initContainers: [sidecar('side', 'exit 1')],
      containers: [shell('app', FOREVER)],
    });
    const pod = await semantics.until(
      'side-crash',
      (latest) => statusOf(latest, 'side').state?.waiting?.reason === 'CrashLoopBackOff' && latest,
    );
    expect(statusOf(pod, 'side').lastState?.terminated?.exitCode).toBe(1);
  });
});
