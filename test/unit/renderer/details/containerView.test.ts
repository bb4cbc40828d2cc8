import { describe, expect, it } from 'vitest';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import {
  containerViews,
  looksSecret,
  portTexts,
  shortImage,
} from '../../../../renderer/details/containerView.ts';

const pod: PodObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'a',
    namespace: 'b',
    uid: 'u',
    creationTimestamp: '2026-01-01T00:00:00Z',
    resourceVersion: '1',
  },
  spec: {
    initContainers: [
      { name: 'setup', image: 'busybox' },
      { name: 'proxy', image: 'nginx', restartPolicy: 'Always' },
    ],
    containers: [{ name: 'app', image: 'nginx' }],
  },
};

describe('containerViews', () => {
  it('lists init containers and sidecars before the others', () => {
    expect(containerViews(pod).map(({ spec, role }) => `${spec.name} ${role}`)).toEqual([
      'setup init',
      'proxy sidecar',
      'app main',
    ]);
  });

  it('has no status for a container that does not exist yet', () => {
    expect(containerViews(pod)[2]).toMatchObject({ status: undefined, kind: 'pending' });
  });
});

describe('portTexts', () => {
  it('puts the published side in front, unless the pod is on the host anyway', () => {
    const container = {
      name: 'a',
      ports: [{ name: 'http', containerPort: 80, hostPort: 8001, hostIP: '127.0.0.1' }],
    };
    expect(portTexts(container, false)).toEqual(['http: 127.0.0.1:8001 → 80/TCP']);
    expect(portTexts(container, true)).toEqual(['http: 80/TCP']);
  });
});

describe('shortImage', () => {
  it('keeps what tells images apart', () => {
    expect(shortImage('registry.test:5000/team/app/web:v2')).toBe('app/web:v2');
    expect(shortImage(`web@sha256:${'a'.repeat(64)}`)).toBe(`web@sha256:${'a'.repeat(12)}`);
  });
});

describe('looksSecret', () => {
  it('masks what is named like a secret', () => {
    expect(['DB_PASSWORD', 'apiKey', 'GITHUB_TOKEN', 'AWS_SECRET_ACCESS_KEY'].every(looksSecret)).toBe(true);
    expect(['PATH', 'HOST', 'GET_HOSTS_FROM', 'KEYBOARD'].some(looksSecret)).toBe(false);
  });
});
