// An empty entry of a list (a lone `-`) is Go's zero value: reviewed as such, with the API server's words.

import { describe, expect, it } from 'vitest';
import { reviewManifest } from '../../../electron/manifest/reviewManifest.ts';

const cases: readonly [string, string][] = [
  ['      env:\n        -', 'spec.containers[0].env[0].name: Required value'],
  ['      ports: [null]', 'spec.containers[0].ports[0].containerPort: Required value'],
  ['      volumeMounts:\n        -', 'spec.containers[0].volumeMounts[0].mountPath: Required value'],
  ['    -', 'spec.containers[1].name: Required value'],
  ['  initContainers: [null]', 'spec.initContainers[0].name: Required value'],
  ['  volumes: [null]', 'spec.volumes[0].name: Required value'],
  ['  hostAliases: [null]', 'spec.hostAliases[0].ip: Invalid value: ""'],
  ['  tolerations: [null]', 'spec.tolerations[0].operator: Invalid value: ""'],
  ['  topologySpreadConstraints: [null]', 'spec.topologySpreadConstraints[0].topologyKey: Required value'],
  ['  securityContext: {sysctls: [null]}', 'spec.securityContext.sysctls[0].name: Required value'],
];

describe('an empty entry of a list', () => {
  it.each(cases)('%j is reviewed', (lines, message) => {
    const text = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: app
      image: busybox
${lines}`;
    const [review] = reviewManifest({ name: 'pod.yaml', text });
    expect(review?.error).toContain(message);
  });
});
