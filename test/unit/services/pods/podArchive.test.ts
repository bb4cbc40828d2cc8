import { describe, expect, test } from 'vitest';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import { createMemoryStore } from '../../../../electron/engine/store/memoryStore.ts';
import { LAST_APPLIED_ANNOTATION } from '../../../../electron/manifest/lastApplied.ts';
import { watchDeletedPods } from '../../../../electron/services/pods/deletedPods.ts';
import { PodArchive } from '../../../../electron/services/pods/podArchive.ts';
import type { PodStore } from '../../../../electron/services/pods/podStore.ts';
import { restartPods } from '../../../../electron/services/pods/restartPods.ts';
import { restorePods } from '../../../../electron/services/pods/restorePods.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { samplePod } from '../../engine/samplePods.ts';

const never = new AbortController().signal;

/** A pod with the manifest it was applied with. */
function applied(name: string, uid: string): PodObject {
  const pod = samplePod({ name, uid });
  const manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: { containers: [{ name: 'app', image: 'nginx' }] },
  };
  const annotations = { [LAST_APPLIED_ANNOTATION]: JSON.stringify(manifest) };
  return { ...pod, metadata: { ...pod.metadata, annotations } };
}

function setUp() {
  const archive = new PodArchive(createMemoryStore(), new FakeClock());
  const live = new Map<string, PodObject>();
  const store: PodStore = {
    archive,
    list: () => [...live.values()],
    get: (_namespace, name) => live.get(name),
    create: (manifest) => {
      const pod = samplePod({ name: manifest.metadata.name ?? '', uid: 'new' });
      live.set(pod.metadata.name, pod);
      return Promise.resolve(pod);
    },
    update: (pod) => Promise.resolve(pod),
    delete: async (pod) => {
      await archive.keep(pod);
      live.delete(pod.metadata.name);
    },
    whenGone: () => Promise.resolve(),
  };
  return { archive, live, store };
}

describe('the recently deleted pods', () => {
  test('are listed newest first, with what a list shows of them', async () => {
    const { archive } = setUp();
    await archive.keep(applied('old', 'a'));
    const end = new AbortController();
    const items = watchDeletedPods(archive, end.signal);
    expect((await items.next()).value).toEqual({
      pods: [expect.objectContaining({ uid: 'a', namespace: 'default', name: 'old' })],
    });
    await archive.keep(applied('young', 'b'));
    expect((await items.next()).value).toEqual({
      pods: [expect.objectContaining({ name: 'young' }), expect.objectContaining({ name: 'old' })],
    });
    end.abort();
    expect((await items.next()).done).toBe(true);
  });

  test('come back by their manifest, and are no deleted pods any more', async () => {
    const { archive, live, store } = setUp();
    await archive.keep(applied('web', 'a'));
    const [result] = await restorePods(store, ['a'], never);
    expect(result).toMatchObject({ outcome: 'created', message: 'pod/web created' });
    expect(live.has('web')).toBe(true);
    expect(archive.pods.value).toEqual([]);
    expect(await restorePods(store, ['a'], never)).toMatchObject([{ outcome: 'failed' }]);
  });

  test('never change a pod that has their name by now', async () => {
    const { archive, live, store } = setUp();
    await archive.keep(applied('web', 'a'));
    live.set('web', samplePod({ name: 'web', uid: 'other' }));
    expect(await restorePods(store, ['a'], never)).toMatchObject([
      { outcome: 'failed', name: 'web', message: 'pods "web" already exists' },
    ]);
    expect(archive.find('a')).toBeDefined();
  });

  test('never see a pod that was restarted: it is deleted and made again', async () => {
    const { archive, live, store } = setUp();
    live.set('web', applied('web', 'a'));
    const web = { namespace: 'default', name: 'web' };
    const results = await restartPods(store, [web, { namespace: 'default', name: 'none' }], never);
    expect(results).toMatchObject([
      { outcome: 'created', name: 'web' },
      { outcome: 'failed', name: 'none', message: 'Error from server (NotFound): pods "none" not found' },
    ]);
    expect(live.get('web')?.metadata.uid).toBe('new');
    expect(archive.pods.value).toEqual([]);
  });
});
