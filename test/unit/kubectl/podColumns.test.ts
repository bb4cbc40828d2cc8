import { describe, expect, test } from 'vitest';
import { podColumns } from '../../../electron/common/kubectl/podColumns.ts';
import type { Pod } from '../../../electron/common/kubernetes/objects.ts';
import { aContainer, ago, aPod, aStatus, running, terminated, waiting } from './podFixtures.ts';

const two = { containers: [aContainer('a'), aContainer('b')] };
const inits = (...names: string[]) => ({ initContainers: names.map((name) => aContainer(name)) });
const initialized = [{ type: 'Initialized', status: 'True' }];

const cases: [string, Pod, string, string][] = [
  ['before anything is known', aPod({ status: { phase: 'Pending' } }), 'Pending', '0/1'],
  [
    'while the image is pulled',
    aPod({ status: { phase: 'Pending', containerStatuses: [aStatus('app', waiting('ContainerCreating'))] } }),
    'ContainerCreating',
    '0/1',
  ],
  ['when all runs', aPod({ status: { containerStatuses: [aStatus('app', running())] } }), 'Running', '1/1'],
  [
    'running but not ready stays Running',
    aPod({ status: { containerStatuses: [aStatus('app', running(), { ready: false })] } }),
    'Running',
    '0/1',
  ],
  [
    'the first container by name wins',
    aPod({
      spec: two,
      status: { containerStatuses: [aStatus('a', waiting('ErrImagePull')), aStatus('b', terminated(1))] },
    }),
    'ErrImagePull',
    '0/2',
  ],
  [
    'one completed and one running',
    aPod({
      spec: two,
      status: { containerStatuses: [aStatus('a', terminated(0)), aStatus('b', running())] },
    }),
    'NotReady',
    '1/2',
  ],
  [
    'one failed and one running',
    aPod({
      spec: two,
      status: { containerStatuses: [aStatus('a', terminated(1)), aStatus('b', running())] },
    }),
    'Error',
    '1/2',
  ],
  [
    'a created container says nothing',
    aPod({ status: { phase: 'Pending', containerStatuses: [aStatus('app', { waiting: {} })] } }),
    'Pending',
    '0/1',
  ],
  [
    'a termination without a reason',
    aPod({ status: { containerStatuses: [aStatus('app', { terminated: { exitCode: 3 } })] } }),
    'ExitCode:3',
    '0/1',
  ],
  [
    'a termination by a signal without a reason',
    aPod({ status: { containerStatuses: [aStatus('app', { terminated: { exitCode: 137, signal: 9 } })] } }),
    'Signal:9',
    '0/1',
  ],
  ['a pod-level reason', aPod({ status: { phase: 'Failed', reason: 'Evicted' } }), 'Evicted', '0/1'],
  [
    'a scheduling gate',
    aPod({
      status: {
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
      },
    }),
    'SchedulingGated',
    '0/1',
  ],
  [
    'init containers at work',
    aPod({
      spec: inits('i1', 'i2'),
      status: {
        phase: 'Pending',
        initContainerStatuses: [aStatus('i1', terminated(0)), aStatus('i2', running())],
      },
    }),
    'Init:1/2',
    '0/1',
  ],
  [
    'init containers waiting to initialise',
    aPod({
      spec: inits('i1', 'i2'),
      status: { phase: 'Pending', initContainerStatuses: [aStatus('i1', waiting('PodInitializing'))] },
    }),
    'Init:0/2',
    '0/1',
  ],
  [
    'a failed init container',
    aPod({
      spec: inits('i1'),
      status: { phase: 'Pending', initContainerStatuses: [aStatus('i1', terminated(2))] },
    }),
    'Init:Error',
    '0/1',
  ],
  [
    'a failed init container without a reason',
    aPod({
      spec: inits('i1'),
      status: { phase: 'Pending', initContainerStatuses: [aStatus('i1', { terminated: { exitCode: 2 } })] },
    }),
    'Init:ExitCode:2',
    '0/1',
  ],
  [
    'an init container in back-off',
    aPod({
      spec: inits('i1'),
      status: { phase: 'Pending', initContainerStatuses: [aStatus('i1', waiting('CrashLoopBackOff'))] },
    }),
    'Init:CrashLoopBackOff',
    '0/1',
  ],
  [
    'init done and containers not started',
    aPod({
      spec: inits('i1'),
      status: {
        phase: 'Pending',
        initContainerStatuses: [aStatus('i1', terminated(0))],
        containerStatuses: [aStatus('app', waiting('PodInitializing'))],
      },
    }),
    'PodInitializing',
    '0/1',
  ],
  [
    'a ready sidecar while another init container runs',
    aPod({
      spec: { initContainers: [aContainer('side', { restartPolicy: 'Always' }), aContainer('i2')] },
      status: {
        phase: 'Pending',
        initContainerStatuses: [aStatus('side', running()), aStatus('i2', running())],
      },
    }),
    'Init:1/2',
    '1/2',
  ],
  [
    'an init container that restarts after initialisation',
    aPod({
      spec: inits('i1'),
      status: {
        conditions: initialized,
        initContainerStatuses: [aStatus('i1', running())],
        containerStatuses: [aStatus('app', running())],
      },
    }),
    'Init:0/1',
    '1/1',
  ],
  [
    'a pod being deleted',
    aPod({
      metadata: { deletionTimestamp: ago(0) },
      status: { containerStatuses: [aStatus('app', terminated(0))] },
    }),
    'Terminating',
    '0/1',
  ],
  [
    'a deleted pod that had ended',
    aPod({
      metadata: { deletionTimestamp: ago(0) },
      status: { phase: 'Succeeded', containerStatuses: [aStatus('app', terminated(0))] },
    }),
    'Completed',
    '0/1',
  ],
  [
    'a deleted pod of a lost node',
    aPod({ metadata: { deletionTimestamp: ago(0) }, status: { reason: 'NodeLost' } }),
    'Unknown',
    '0/1',
  ],
];

test.each(cases)('STATUS and READY %s', (_, pod, status, ready) => {
  const columns = podColumns(pod);
  expect([columns.status, `${columns.ready}/${columns.total}`]).toEqual([status, ready]);
  expect(podColumns(pod).status).toBe(status);
});

describe('RESTARTS', () => {
  const restarted = (name: string, count: number, secondsAgo: number) =>
    aStatus(name, running(), { restartCount: count, lastState: terminated(1, secondsAgo) });

  test('adds regular containers and takes the newest restart', () => {
    const pod = aPod({
      spec: two,
      status: { containerStatuses: [restarted('a', 2, 100), restarted('b', 1, 40)] },
    });
    expect(podColumns(pod)).toMatchObject({ restarts: 3, lastRestartAt: ago(40) });
  });

  test('counts init restarts only while initializing', () => {
    const initializing = aPod({
      spec: inits('i1'),
      status: { phase: 'Pending', initContainerStatuses: [restarted('i1', 4, 10)] },
    });
    expect(podColumns(initializing).restarts).toBe(4);
    const done = aPod({
      spec: inits('i1'),
      status: {
        initContainerStatuses: [aStatus('i1', terminated(0), { restartCount: 4 })],
        containerStatuses: [aStatus('app', running())],
      },
    });
    expect(podColumns(done)).toMatchObject({ restarts: 0, lastRestartAt: undefined });
  });

  test('keeps the restarts of sidecars', () => {
    const pod = aPod({
      spec: { initContainers: [aContainer('side', { restartPolicy: 'Always' })] },
      status: {
        initContainerStatuses: [restarted('side', 2, 15)],
        containerStatuses: [aStatus('app', running())],
      },
    });
    expect(podColumns(pod)).toMatchObject({ ready: 2, total: 2, restarts: 2, lastRestartAt: ago(15) });
  });
});
