// What `openDebug` makes of a pod: the entry that `kubectl debug -it` would make, and nothing else.

import { beforeEach, describe, expect, it } from 'vitest';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import { addDebugContainer } from '../../../../electron/services/terminals/addDebugContainer.ts';
import { pod } from '../../engine/plan/planFixture.ts';

const ids = { uid: () => 'u', randomHex: (digits: number) => 'abcdef0'.slice(0, digits) };
const ref = { namespace: 'default', name: 'web' };

let stored: PodObject;

beforeEach(() => {
  stored = pod();
});

const pods = {
  list: () => [stored],
  update: async (next: PodObject) => {
    stored = next;
    return next;
  },
};

const add = (request: Partial<Parameters<typeof addDebugContainer>[2]> = {}) =>
  addDebugContainer(pods, ids, {
    pod: ref,
    image: 'busybox',
    targetContainer: undefined,
    command: undefined,
    ...request,
  });

describe('a debug container', () => {
  it('is added with what the API server would default, and leaves the rest alone', async () => {
    const before = stored;
    expect(await add({ targetContainer: 'app', command: ['sh'] })).toBe('debugger-abcde');
    expect(stored.spec.ephemeralContainers).toEqual([
      {
        name: 'debugger-abcde',
        image: 'busybox',
        imagePullPolicy: 'Always',
        command: ['sh'],
        stdin: true,
        tty: true,
        targetContainerName: 'app',
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ]);
    expect(stored.spec.containers[0]?.image).toBe(before.spec.containers[0]?.image);
    expect(stored.metadata).toEqual(before.metadata);
  });

  it('comes after those that are there', async () => {
    await add();
    await add({ image: 'debian:12' });
    expect(stored.spec.ephemeralContainers?.map(({ image }) => image)).toEqual(['busybox', 'debian:12']);
  });

  it('is refused where it could never start', async () => {
    await expect(add({ targetContainer: 'x' })).rejects.toThrow('container x is not valid for pod web');
    stored = { ...pod(), status: { phase: 'Succeeded' } };
    await expect(add()).rejects.toThrow('cannot debug a completed pod; current phase is Succeeded');
    stored = pod({}, { deletionTimestamp: '2026-01-01T00:00:00Z' });
    await expect(add()).rejects.toThrow('is being deleted');
    await expect(add({ pod: { ...ref, name: 'other' } })).rejects.toThrow('pods "other" not found');
  });
});
