// Lists and events: what the engine sees of containers, and when.

import { expect, it } from 'vitest';
import {
  connectRuntime,
  docker,
  eventually,
  exited,
  fileRuntime,
  never,
  shell,
  startPod,
  testInstance,
  testPod,
} from './runtimeHarness.ts';

const runtime = await fileRuntime();

/** Collects the pods that are poked until it is stopped. */
function collectPokes(since: number) {
  const stop = new AbortController();
  const pokes: string[] = [];
  const ended = (async () => {
    for await (const { podUid } of runtime.watch(since, stop.signal)) pokes.push(podUid);
  })();
  return { pokes, ended, stop: () => stop.abort() };
}

it('describes sandboxes and containers, their image as the API names it', async () => {
  const pod = testPod({ containers: [shell('a', 'exit 3')] });
  const { sandbox, ids } = await startPod(runtime, pod);
  const record = await exited(runtime, pod, 'a');
  expect(record).toMatchObject({
    id: ids[0],
    podUid: pod.metadata.uid,
    kind: 'app',
    sandboxId: sandbox.id,
    attempt: 0,
    specHash: 'hash',
    exitCode: 3,
    oomKilled: false,
    error: '',
    image: 'busybox:latest',
  });
  expect(record.imageId).toMatch(/^docker(-pullable)?:\/\/.*sha256:[0-9a-f]{64}$/);
  expect(record.createdAt).toBeLessThanOrEqual(record.startedAt ?? 0);
  expect(record.startedAt).toBeLessThanOrEqual(record.finishedAt ?? 0);
});

it('lists all pods of its instance, and nothing of another instance or of anybody else', async () => {
  const pod = testPod({ containers: [shell('a', 'exec sleep 600')] });
  await startPod(runtime, pod);
  const all = await runtime.snapshot(undefined, never);
  expect(all.sandboxes.map(({ podUid }) => podUid)).toContain(pod.metadata.uid);
  const other = await connectRuntime({ instance: `${testInstance}-2` });
  expect(await other.snapshot(undefined, never)).toEqual({ sandboxes: [], containers: [] });
  other.dispose();
});

it('replays what happened since a time, and goes on live', async () => {
  const before = Date.now();
  const pod = testPod({ containers: [shell('a', 'exec sleep 600')] });
  const { ids } = await startPod(runtime, pod);
  const { pokes, ended, stop } = collectPokes(before);
  await eventually('replayed events', async () => (pokes.includes(pod.metadata.uid) ? true : undefined));
  const count = pokes.length;
  await docker('kill', ids[0] ?? '');
  await eventually('the event of the kill', async () => (pokes.length > count ? true : undefined));
  stop();
  await expect(ended).rejects.toMatchObject({ code: 'Cancelled' });
});

it('never shows an old state while it watches, whoever changed it', async () => {
  const pod = testPod({ containers: [shell('a', 'exec sleep 600')] });
  const { ids } = await startPod(runtime, pod);
  const { pokes, ended, stop } = collectPokes(Date.now());
  const id = ids[0] ?? '';
  const startedAt = async () => (await runtime.snapshot(pod.metadata.uid, never)).containers[0]?.startedAt;
  const first = await startedAt();
  expect(await startedAt()).toBe(first);
  const count = pokes.length;
  await docker('restart', '-t', '0', id);
  await eventually('the events of the restart', async () => (pokes.length > count + 1 ? true : undefined));
  expect(await startedAt()).toBeGreaterThan(first ?? 0);
  stop();
  await ended.catch(() => undefined);
});
