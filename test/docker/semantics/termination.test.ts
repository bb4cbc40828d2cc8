// How containers and pods end: grace, signals, exit codes, termination messages, and deletion in every stage of a pod.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { docker } from '../../support/podbayServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { FOREVER, NO_FULL_GRACE_MS, shell } from './podParts.ts';
import { Semantics, statusOf } from './semanticsHarness.ts';

let semantics: Semantics;

beforeAll(async () => {
  semantics = await Semantics.start();
});

afterAll(() => semantics?.destroy());

const STUBBORN = 'trap "" TERM; while true; do sleep 1; done';

/** Milliseconds from the delete request until the object is gone. */
async function deletionTime(name: string, graceSeconds?: number, force = false): Promise<number> {
  const begun = Date.now();
  await semantics.delete(name, graceSeconds, force);
  await semantics.untilGone(name);
  return Date.now() - begun;
}

describe('vector 15: deletion with a grace period', () => {
  it('is Terminating until SIGKILL, exit 137, then gone', async () => {
    await semantics.apply('stubborn', {
      terminationGracePeriodSeconds: 3,
      containers: [shell('app', STUBBORN)],
    });
    await semantics.untilRow('stubborn', '1/1 Running 0');
    const died = docker(undefined, 'wait', await semantics.id('stubborn', 'app'));
    const took = await deletionTime('stubborn');
    expect(Number(await died)).toBe(137);
    expect(took).toBeGreaterThan(2_900);
    expect(took).toBeLessThan(5_500);
    expect(semantics.rows('stubborn')).toContain('1/1 Terminating 0');
    const pod = (await semantics.whenRow('stubborn', '1/1 Terminating 0')).pod;
    expect(pod.metadata.deletionGracePeriodSeconds).toBe(3);
    expect(await semantics.events('stubborn')).toContain('Killing: Stopping container app');
  });

  it('ends early, with its own exit code, when the container handles SIGTERM', async () => {
    const script = 'trap "exit 7" TERM; sleep 3600 & wait';
    await semantics.apply('polite', { containers: [shell('app', script)] });
    await semantics.untilRow('polite', '1/1 Running 0');
    const died = docker(undefined, 'wait', await semantics.id('polite', 'app'));
    expect(await deletionTime('polite')).toBeLessThan(NO_FULL_GRACE_MS);
    expect(Number(await died)).toBe(7);
  });

  it('is shortened, and never lengthened, by a second delete', async () => {
    await semantics.apply('shorter', { containers: [shell('app', STUBBORN)] });
    await semantics.untilRow('shorter', '1/1 Running 0');
    await semantics.delete('shorter', 60);
    await semantics.until('shorter', (pod) => pod.metadata.deletionGracePeriodSeconds === 60);
    await semantics.delete('shorter', 90);
    expect(semantics.latest('shorter')?.metadata.deletionGracePeriodSeconds).toBe(60);
    expect(await deletionTime('shorter', 1)).toBeLessThan(NO_FULL_GRACE_MS);
    const killings = (await semantics.events('shorter')).filter((event) => event.startsWith('Killing'));
    expect(killings).toEqual(['Killing: Stopping container app']);
  });

  it('with force takes the object away at once and the containers soon after', async () => {
    await semantics.apply('forced', { containers: [shell('app', STUBBORN)] });
    await semantics.untilRow('forced', '1/1 Running 0');
    const uid = semantics.uid('forced');
    expect(await deletionTime('forced', 0, true)).toBeLessThan(1_000);
    const left = () => docker(undefined, 'ps', '-aq', '--filter', `label=io.kubernetes.pod.uid=${uid}`);
    await waitFor('nothing is left of it', async () => (await left()) === '', 10_000);
  });
});

describe('a pod deleted in the middle of things', () => {
  it('goes while an init container runs, and the next one never starts', async () => {
    await semantics.apply('del-init', {
      initContainers: [shell('slow', FOREVER), shell('next', FOREVER)],
      containers: [shell('app', FOREVER)],
    });
    await semantics.until('del-init', (pod) => statusOf(pod, 'slow').state?.running);
    expect(await deletionTime('del-init')).toBeLessThan(NO_FULL_GRACE_MS);
    const started = (await semantics.events('del-init')).filter((event) => event.startsWith('Started'));
    expect(started).toEqual(['Started: Started container slow']);
    expect(semantics.rows('del-init')).toContain('0/1 Terminating 0');
  });

  it('goes during crash back-off without another start', async () => {
    await semantics.apply('del-backoff', { containers: [shell('app', 'exit 1')] });
    await semantics.whenRow('del-backoff', '0/1 CrashLoopBackOff 1');
    expect(await deletionTime('del-backoff')).toBeLessThan(NO_FULL_GRACE_MS);
  });

  it('goes although a container is paused', async () => {
    await semantics.apply('del-paused', { containers: [shell('app', FOREVER)] });
    await semantics.untilRow('del-paused', '1/1 Running 0');
    await docker(undefined, 'pause', await semantics.id('del-paused', 'app'));
    expect(await deletionTime('del-paused', 3)).toBeLessThan(NO_FULL_GRACE_MS);
  });

  it('gives its name to another one as soon as it is gone, not before', async () => {
    await semantics.apply('again', { containers: [shell('app', FOREVER)] });
    const first = await semantics.untilRow('again', '1/1 Running 0');
    await semantics.delete('again');
    const refused = await semantics.applyFails('again', { containers: [shell('app', FOREVER)] });
    expect(refused).toBe('failed: object is being deleted: pods "again" already exists');
    await semantics.untilGone('again');
    await semantics.apply('again', { containers: [shell('app', FOREVER)] });
    const second = await semantics.untilRow('again', '1/1 Running 0');
    expect(second.metadata.uid).not.toBe(first.metadata.uid);
    expect(statusOf(second, 'app').restartCount).toBe(0);
  });

  it('that has completed keeps its containers for their logs until then', async () => {
    await semantics.apply('kept', { restartPolicy: 'Never', containers: [shell('app', 'echo hello')] });
    await semantics.untilRow('kept', '0/1 Completed 0');
    await semantics.until('kept', (pod) => pod.status?.conditions?.[0]?.status === 'False');
    const id = await semantics.id('kept', 'app');
    expect(await docker(undefined, 'logs', id)).toBe('hello\n');
    expect(await deletionTime('kept')).toBeLessThan(NO_FULL_GRACE_MS);
    await waitFor(
      'its container is gone',
      async () => (await docker(undefined, 'ps', '-aq', '--no-trunc', '--filter', `id=${id}`)) === '',
    );
    expect(semantics.rows('kept')).not.toContain('0/1 Terminating 0');
  });
});

describe('activeDeadlineSeconds', () => {
  it('ends the pod as Failed with DeadlineExceeded', async () => {
    await semantics.apply('deadline', { activeDeadlineSeconds: 2, containers: [shell('app', FOREVER)] });
    const pod = await semantics.until('deadline', (latest) => latest.status?.phase === 'Failed' && latest);
    expect(pod.status).toMatchObject({
      reason: 'DeadlineExceeded',
      message: 'Pod was active on the node longer than the specified deadline',
    });
    expect(semantics.rows('deadline').at(-1)).toBe('0/1 Completed 0');
    const events = await semantics.eventObjects('deadline');
    const deadline = events.find(({ reason }) => reason === 'DeadlineExceeded');
    expect(deadline).toMatchObject({ type: 'Normal', message: pod.status?.message, count: 1 });
    expect(events.at(-1)?.message).toBe('Stopping container app');
  });
});

/** An end is shown at once; it has its container's id when its message was read too. */
function areMessagesRead({ status }: PodObject): boolean {
  const ended = (status?.containerStatuses ?? []).map(({ state }) => state?.terminated);
  return status?.phase === 'Failed' && ended.every((end) => end?.containerID !== undefined);
}

describe('termination messages', () => {
  it('are the end of the file, at most 4096 bytes, and stay as last state', async () => {
    const script = 'for i in $(seq 1 1000); do printf 0123456789 >> /dev/termination-log; done; exit 2';
    await semantics.apply('message', { containers: [shell('app', script)] });
    await semantics.whenRow('message', '0/1 CrashLoopBackOff 1');
    const pod = await semantics.until(
      'message',
      (latest) => statusOf(latest, 'app').lastState?.terminated?.containerID !== undefined && latest,
    );
    const message = statusOf(pod, 'app').lastState?.terminated?.message;
    expect(message).toHaveLength(4096);
    expect(message?.endsWith('0123456789')).toBe(true);
  });

  it('fall back to the log only on an error and an empty file', async () => {
    const fallback = { terminationMessagePolicy: 'FallbackToLogsOnError' };
    await semantics.apply('fallback', {
      restartPolicy: 'Never',
      containers: [
        shell('bad', 'echo from the log; exit 1', fallback),
        shell('file', 'echo log; echo from the file > /dev/termination-log; exit 1', fallback),
        shell('good', 'echo log', fallback),
        shell('own-path', 'echo mine > /tmp/why; exit 1', { terminationMessagePath: '/tmp/why' }),
        shell('plain', 'echo log; exit 1'),
      ],
    });
    const pod = await semantics.until('fallback', (latest) => areMessagesRead(latest) && latest);
    const messages = (pod.status?.containerStatuses ?? []).map(({ name, state }) => [
      name,
      state?.terminated?.message,
    ]);
    expect(Object.fromEntries(messages)).toEqual({
      bad: 'from the log\n',
      file: 'from the file\n',
      good: undefined,
      'own-path': 'mine\n',
      plain: undefined,
    });
  });
});
