import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import { LAST_APPLIED } from '../../../../renderer/details/podManifest.ts';
import { podText } from '../../../../renderer/details/yaml/podText.ts';

const applied = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { annotations: {}, name: 'web', namespace: 'default' },
  spec: { containers: [{ command: ['yes'], image: 'nginx', name: 'app' }] },
};

function pod(lastApplied?: string): PodObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'u1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: '7',
      ...(lastApplied === undefined ? {} : { annotations: { [LAST_APPLIED]: lastApplied } }),
    },
    spec: { restartPolicy: 'Always', containers: [{ name: 'app', image: 'nginx' }] },
    status: { phase: 'Running' },
  };
}

describe('podText', () => {
  it('gives the live object whole: metadata, spec with defaults, status', () => {
    expect(parse(podText(pod(), 'live', 'yaml') ?? '')).toEqual(pod());
    expect(JSON.parse(podText(pod(), 'live', 'json') ?? '')).toEqual(pod());
  });

  it('sorts keys as kubectl does', () => {
    const text = podText(pod(), 'live', 'yaml') ?? '';
    expect(text.split('\n').filter((line) => /^\w/.test(line))).toEqual([
      'apiVersion: v1',
      'kind: Pod',
      'metadata:',
      'spec:',
      'status:',
    ]);
  });

  it('gives the applied manifest as people write it, without the empty annotations', () => {
    expect(podText(pod(JSON.stringify(applied)), 'applied', 'yaml')).toBe(
      [
        'apiVersion: v1',
        'kind: Pod',
        'metadata:',
        '  name: web',
        '  namespace: default',
        'spec:',
        '  containers:',
        '    - name: app',
        '      image: nginx',
        '      command:',
        '        - "yes"',
        '',
      ].join('\n'),
    );
  });

  it('has no applied text for a pod without the record, or with a broken one', () => {
    expect(podText(pod(), 'applied', 'yaml')).toBeUndefined();
    expect(podText(pod('{'), 'applied', 'yaml')).toBeUndefined();
  });
});
