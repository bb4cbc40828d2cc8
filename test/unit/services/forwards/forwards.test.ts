import { describe, expect, it } from 'vitest';
import { MAX_FORWARDS } from '../../../../electron/common/contract/forwards.ts';
import { DialError } from '../../../../electron/engine/runtime/dialError.ts';
import { createMemoryStore } from '../../../../electron/engine/store/memoryStore.ts';
import { ForwardsHarness, runningPod } from './forwardsHarness.ts';
import { sampleForward } from './sampleForward.ts';

const pod = { namespace: 'default', name: 'web' };
const signal = new AbortController().signal;

function harness(...args: ConstructorParameters<typeof ForwardsHarness>): ForwardsHarness {
  return new ForwardsHarness(...args);
}

describe('opening a forward', () => {
  it('takes the same port where it is free, saves it and is on', async () => {
    const { forwards, store, listening } = harness();
    const { forward, note } = await forwards.open({ pod, podPort: 3000 });
    expect(forward).toMatchObject({ localPort: 3000, bindAddress: '127.0.0.1', isOn: true, protocol: 'TCP' });
    expect(forward).toMatchObject({ scheme: 'http', restoreOnStart: true, state: { phase: 'on' } });
    expect(note).toBeUndefined();
    expect([...listening.keys()]).toEqual(['127.0.0.1:3000']);
    expect(store.forwards()).toMatchObject([{ id: forward.id, localPort: 3000, isOn: true }]);
  });

  it('takes the next free one and says who has the first', async () => {
    const { forwards, refused } = harness();
    refused.set(3000, 'EADDRINUSE').set(3001, 'EADDRINUSE');
    const { forward, note } = await forwards.open({ pod, podPort: 3000 });
    expect(forward.localPort).toBe(3002);
    expect(note).toEqual({ wanted: 3000, why: 'inUse', holder: { name: 'node', pid: 3000 } });
  });

  it('takes 8080 for 80 where low ports are privileged', async () => {
    const { forwards, refused } = harness();
    refused.set(80, 'EACCES');
    const { forward, note } = await forwards.open({ pod, podPort: 80 });
    expect([forward.localPort, note]).toEqual([8080, { wanted: 80, why: 'privileged' }]);
  });

  it('leaves the ports of other forwards to them, also of those that are off', async () => {
    const { forwards } = harness();
    const { forward: first } = await forwards.open({ pod, podPort: 3000 });
    await forwards.setOn([first.id], false);
    const other = await forwards.open({ pod: { ...pod, name: 'api' }, podPort: 3000 });
    expect([other.forward.localPort, other.note]).toEqual([3001, { wanted: 3000, why: 'reserved' }]);
    const udp = await forwards.open({ pod, podPort: 3000, protocol: 'UDP' });
    expect(udp.forward.localPort).toBe(3000);
  });

  it('remembers the port that was found when any was asked for', async () => {
    const { forwards, store } = harness();
    const { forward } = await forwards.open({ pod, podPort: 80, localPort: 0 });
    expect(forward.localPort).toBe(40_000);
    expect(store.forwards()[0]?.localPort).toBe(40_000);
  });

  it('keeps one whose port is in use, says who has it and which is free, and tries again', async () => {
    const { forwards, refused, clock, list } = harness();
    refused.set(8080, 'EADDRINUSE');
    const { forward } = await forwards.open({ pod, podPort: 80, localPort: 8080 });
    expect(forward.state).toEqual({
      phase: 'error',
      reason: 'portInUse',
      message: '8080 is used by node (pid 8080).',
      holder: { name: 'node', pid: 8080 },
      freePort: 8081,
    });
    refused.clear();
    await clock.advance(3_000);
    expect(list()[0]?.state).toEqual({ phase: 'on' });
  });

  it('offers no port that another forward wants, also one that is off', async () => {
    const { forwards, refused } = harness();
    const { forward: off } = await forwards.open({ pod, podPort: 1, localPort: 8081 });
    await forwards.setOn([off.id], false);
    refused.set(8080, 'EADDRINUSE');
    const { forward } = await forwards.open({ pod, podPort: 80, localPort: 8080 });
    expect(forward.state).toMatchObject({ phase: 'error', freePort: 8082 });
    const { forward: udp } = await forwards.open({ pod, podPort: 80, localPort: 8080, protocol: 'UDP' });
    expect(udp.state).toMatchObject({ phase: 'error', freePort: 8081 });
  });

  it('switches on the one that is there already, with what is asked for now', async () => {
    const { forwards, store } = harness();
    const { forward } = await forwards.open({ pod, podPort: 80, localPort: 8080 });
    await forwards.setOn([forward.id], false);
    const again = await forwards.open({ pod, podPort: 80, localPort: 9090, scheme: 'none' });
    expect(again.forward).toMatchObject({ id: forward.id, localPort: 9090, scheme: 'none', isOn: true });
    expect(store.forwards()).toMatchObject([{ localPort: 9090, scheme: 'none', isOn: true }]);
  });

  it('is bound to the container that declares the port, and guesses its scheme by the name', async () => {
    const { forwards, pods } = harness();
    const ports = [{ name: 'https-admin', containerPort: 7000 }];
    pods.set([runningPod({ spec: { containers: [{ name: 'side', image: 'x', ports }] } })]);
    const { forward } = await forwards.open({ pod, podPort: 7000 });
    expect(forward).toMatchObject({ container: 'side', scheme: 'https' });
  });

  it('is refused beyond the limit, and where another process has the data directory', async () => {
    const store = createMemoryStore();
    const many = Array.from({ length: MAX_FORWARDS }, (_, n) =>
      sampleForward({ id: `f${n}`, isOn: false, podPort: n + 1 }),
    );
    await store.write(many.map((forward) => ({ kind: 'putForward', forward })));
    const full = harness(store);
    await full.forwards.restore();
    await expect(full.forwards.open({ pod: { ...pod, name: 'one' }, podPort: 1 })).rejects.toThrow(
      'Remove some first',
    );
    const holder = {
      hostName: 'laptop',
      pid: 7,
      hostKind: 'desktop',
      startedAt: '2026-01-01T00:00:00Z',
    } as const;
    const observer = harness(createMemoryStore(), holder);
    await expect(observer.forwards.open({ pod, podPort: 1 })).rejects.toThrow('Another Podbay (pid 7)');
  });
});

describe('a forward follows its pod by name', () => {
  it.each([
    ['noPod', () => []],
    ['podStarting', () => [runningPod({ status: { phase: 'Pending' } })]],
    ['podEnding', () => [runningPod({ deletionTimestamp: '2026-01-01T00:00:00Z' })]],
    ['podEnded', () => [runningPod({ status: { phase: 'Succeeded' } })]],
  ] as const)('and waits with %s, keeping its port', async (reason, gone) => {
    const { forwards, pods, list, listening } = harness();
    await forwards.open({ pod, podPort: 3000 });
    pods.set(gone());
    expect(list()[0]?.state).toEqual({ phase: 'waiting', reason });
    expect(listening.size).toBe(1);
    pods.set([runningPod({ uid: 'another' })]);
    expect(list()[0]?.state).toEqual({ phase: 'on' });
  });

  it('and waits while no engine is connected', async () => {
    const { forwards, runtime, engine, list } = harness();
    await forwards.open({ pod, podPort: 3000 });
    runtime.set(undefined);
    expect(list()[0]?.state).toEqual({ phase: 'waiting', reason: 'noEngine' });
    runtime.set(engine);
    expect(list()[0]?.state).toEqual({ phase: 'on' });
  });

  it('and a connection waits for it, but not for ever', async () => {
    const { forwards, pods, clock, listening } = harness();
    pods.set([]);
    await forwards.open({ pod, podPort: 3000 });
    const podSide = listening.get('127.0.0.1:3000')?.podSide;
    const waiting = podSide?.connect(signal);
    await clock.advance(9_000);
    pods.set([runningPod()]);
    await expect(waiting).resolves.toMatchObject({ path: 'direct' });
    pods.set([]);
    const tooLong = expect(podSide?.connect(signal)).rejects.toThrow('did not come back within 10 s');
    await clock.advance(10_000);
    await tooLong;
    expect(clock.pendingTimers).toBe(0);
  });

  it('and finds the new sandbox when the old one is gone', async () => {
    const { forwards, dialers, listening } = harness();
    await forwards.open({ pod, podPort: 3000 });
    const podSide = listening.get('127.0.0.1:3000')?.podSide;
    await podSide?.connect(signal);
    const [first] = dialers;
    if (first) first.failure = new DialError('podGone', 'The pod is not running.');
    await expect(podSide?.connect(signal)).resolves.toMatchObject({ path: 'direct' });
    expect(dialers).toHaveLength(2);
    expect(first?.isDisposed).toBe(false);
    first?.streams[0]?.destroy();
    await expect.poll(() => first?.isDisposed).toBe(true);
  });

  it('and a connection outlasts the restart of the container, but is refused by one that is ready', async () => {
    const { forwards, pods, dialers, clock, listening } = harness();
    await forwards.open({ pod, podPort: 3000 });
    const podSide = listening.get('127.0.0.1:3000')?.podSide;
    await podSide?.connect(signal);
    const [dialer] = dialers;
    if (dialer) dialer.failure = new DialError('nothingListens', 'Nothing listens on port 3000 in the pod.');
    const refused = expect(podSide?.connect(signal)).rejects.toThrow('Nothing listens');
    await clock.advance(750);
    await refused;
    const conditions = [{ type: 'PodReadyToStartContainers', status: 'True' }];
    pods.set([runningPod({ status: { phase: 'Running', conditions } })]);
    const waiting = podSide?.connect(signal);
    await clock.advance(1_000);
    pods.set([runningPod()]);
    await clock.advance(1_000);
    if (dialer) dialer.failure = undefined;
    await clock.advance(250);
    await expect(waiting).resolves.toMatchObject({ path: 'direct' });
  });

  it('and takes the other path for new connections when the setting changes', async () => {
    const target = harness();
    await target.forwards.open({ pod, podPort: 3000 });
    const podSide = target.listening.get('127.0.0.1:3000')?.podSide;
    await podSide?.connect(signal);
    target.choice = 'relay';
    await expect(podSide?.connect(signal)).resolves.toMatchObject({ path: 'relay' });
    expect(target.dialers.map(({ choice, isDisposed }) => [choice, isDisposed])).toEqual([
      ['auto', false],
      ['relay', false],
    ]);
  });

  it('and says why a connection failed until one succeeds', async () => {
    const { forwards, list, listening } = harness();
    await forwards.open({ pod, podPort: 3000 });
    const podSide = listening.get('127.0.0.1:3000')?.podSide;
    const message = 'Nothing listens on port 3000 in the pod.';
    const at = '2026-01-01T00:00:00Z';
    podSide?.failed(new DialError('nothingListens', message));
    expect(list()[0]).toMatchObject({
      state: { phase: 'on' },
      lastFailure: { reason: 'nothingListens', message, at },
    });
    podSide?.failed(new Error('of no known kind'));
    expect(list()[0]?.lastFailure).toEqual({ reason: 'other', message: 'of no known kind', at });
    podSide?.connected('relay');
    expect(list()[0]?.lastFailure).toBeUndefined();
    expect(list()[0]?.state).toEqual({ phase: 'on', path: 'relay' });
  });

  it.each([
    ['of a pod with another of its name', [runningPod({ uid: 'another' })]],
    ['for want of a pod with the next one', []],
  ] as const)('and forgets a failure %s', async (_, between) => {
    const { forwards, list, listening, pods } = harness();
    await forwards.open({ pod, podPort: 3000 });
    pods.set(between);
    listening.get('127.0.0.1:3000')?.podSide.failed(new DialError('podGone', 'Gone.'));
    expect(list()[0]?.lastFailure).toBeDefined();
    pods.set([runningPod()]);
    expect(list()[0]?.state).toEqual({ phase: 'on' });
    expect(list()[0]?.lastFailure).toBeUndefined();
  });
});

describe('changing a forward', () => {
  it('moves it to another port and address', async () => {
    const { forwards, listening, store } = harness();
    const { forward } = await forwards.open({ pod, podPort: 3000 });
    await forwards.update(forward.id, { localPort: 4000, bindAddress: '0.0.0.0' });
    expect([...listening.keys()]).toEqual(['0.0.0.0:4000']);
    expect(store.forwards()).toMatchObject([{ localPort: 4000, bindAddress: '0.0.0.0' }]);
  });

  it('leaves it where it is when the port cannot be had', async () => {
    const { forwards, listening, store, refused, list } = harness();
    const { forward } = await forwards.open({ pod, podPort: 3000 });
    refused.set(4000, 'EADDRINUSE');
    const choices = { localPort: 4000, restoreOnStart: false };
    const refused4000 = {
      forward: { localPort: 3000, restoreOnStart: true },
      refusal: { reason: 'portInUse', holder: { name: 'node', pid: 4000 }, freePort: 4001 },
    };
    expect(await forwards.update(forward.id, choices)).toMatchObject(refused4000);
    expect(await forwards.open({ pod, podPort: 3000, ...choices })).toMatchObject(refused4000);
    expect([...listening.keys()]).toEqual(['127.0.0.1:3000']);
    expect(list()).toMatchObject([{ localPort: 3000, state: { phase: 'on' } }]);
    expect(store.forwards()).toMatchObject([{ localPort: 3000 }]);
  });

  it('closes the port when it is switched off, and opens it again', async () => {
    const { forwards, listening, store, list } = harness();
    const { forward } = await forwards.open({ pod, podPort: 3000 });
    expect(await forwards.setOn([forward.id, 'nobody'], false)).toMatchObject([
      { id: forward.id, forward: { state: { phase: 'off' } } },
      { id: 'nobody', message: 'This forward was removed.' },
    ]);
    expect(listening.size).toBe(0);
    expect(list()[0]?.state).toEqual({ phase: 'off' });
    expect(store.forwards()).toMatchObject([{ isOn: false }]);
    await forwards.setOn([forward.id], true);
    expect(listening.size).toBe(1);
  });

  it('stops trying when it is switched off or removed', async () => {
    const { forwards, refused, clock, store, list } = harness();
    refused.set(3000, 'EADDRINUSE').set(3001, 'EADDRINUSE');
    const one = await forwards.open({ pod, podPort: 1, localPort: 3000 });
    const two = await forwards.open({ pod, podPort: 2, localPort: 3001 });
    expect(await forwards.setOn([one.forward.id], true)).toMatchObject([
      { id: one.forward.id, message: '3000 is used by node (pid 3000).' },
    ]);
    await forwards.setOn([one.forward.id], false);
    await forwards.remove([two.forward.id, 'nobody']);
    expect(clock.pendingTimers).toBe(0);
    expect(list()).toMatchObject([{ id: one.forward.id }]);
    expect(store.forwards()).toMatchObject([{ id: one.forward.id }]);
  });
});

it('after a restart those are on that were, unless they shall not be', async () => {
  const store = createMemoryStore();
  await store.write([
    { kind: 'putForward', forward: sampleForward({ id: 'on', localPort: 1001 }) },
    { kind: 'putForward', forward: sampleForward({ id: 'off', localPort: 1002, isOn: false }) },
    { kind: 'putForward', forward: sampleForward({ id: 'once', localPort: 1003, restoreOnStart: false }) },
  ]);
  const { forwards, listening, list, pods } = harness(store);
  pods.set([]);
  await forwards.restore();
  expect(list().map(({ id, state }) => [id, state.phase])).toEqual([
    ['on', 'waiting'],
    ['off', 'off'],
    ['once', 'off'],
  ]);
  expect([...listening.keys()]).toEqual(['127.0.0.1:1001']);
  expect(store.forwards().map(({ isOn }) => isOn)).toEqual([true, false, false]);
  forwards.dispose();
  expect(listening.size).toBe(0);
  expect(store.forwards()[0]?.isOn).toBe(true);
});
