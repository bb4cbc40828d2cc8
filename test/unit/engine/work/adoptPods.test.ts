import { expect, it } from 'vitest';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import type { ContainerRecord } from '../../../../electron/engine/runtime/podRuntime.ts';
import { adoptPods } from '../../../../electron/engine/work/adoptPods.ts';

const pod: PodObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'web',
    namespace: 'default',
    uid: 'u1',
    resourceVersion: '1',
    generation: 1,
    creationTimestamp: '2026-01-01T00:00:00Z',
  },
  spec: { containers: [{ name: 'app', image: 'busybox' }], ephemeralContainers: [{ name: 'known' }] },
};
const sandbox = {
  id: 's',
  podUid: 'u1',
  attempt: 0,
  state: 'running',
  createdAt: 1,
  podIps: [],
  pod,
} as const;

function container(name: string, createdAt: number, isEphemeral: boolean): ContainerRecord {
  return {
    id: name,
    podUid: 'u1',
    sandboxId: 's',
    name,
    kind: isEphemeral ? 'ephemeral' : 'app',
    attempt: 0,
    specHash: '',
    image: 'busybox',
    imageId: '',
    state: 'running',
    createdAt,
    startedAt: createdAt,
    finishedAt: undefined,
    exitCode: 0,
    oomKilled: false,
    error: '',
    ...(isEphemeral ? { ephemeral: { name, image: 'busybox', tty: true } } : {}),
  };
}

it('gives an adopted pod its debug containers back, in the order in which they came', () => {
  const containers = [
    container('second', 3, true),
    container('first', 2, true),
    container('known', 1, true),
    container('app', 1, false),
  ];
  const { adopted } = adoptPods({ sandboxes: [sandbox], containers }, { pods: [], tombstoneUids: new Set() });
  expect(adopted.map(({ spec }) => spec.ephemeralContainers)).toEqual([
    [
      { name: 'known' },
      { name: 'first', image: 'busybox', tty: true },
      { name: 'second', image: 'busybox', tty: true },
    ],
  ]);
});
