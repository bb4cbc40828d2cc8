// A pod as the store holds it, for the golden tests of this folder.

import type { Container, PodObject, PodSpec } from '../../../../electron/common/kubernetes/objects.ts';

export function samplePod(
  spec: Partial<PodSpec> = {},
  metadata: Partial<PodObject['metadata']> = {},
): PodObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      namespace: 'dev',
      uid: 'u1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: '1',
      ...metadata,
    },
    spec: { containers: [sampleContainer()], ...spec },
  };
}

export function sampleContainer(fields: Partial<Container> = {}): Container {
  return { name: 'app', image: 'busybox', ...fields };
}
