import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { timestamp } from '../../../../electron/common/clock.ts';
import {
  containerEvents,
  imageEvents,
  podEvents,
  schedulerEvents,
} from '../../../../electron/common/kubectl/eventMessages.ts';
import type { Event } from '../../../../electron/common/kubernetes/objects.ts';
import {
  EventRecorder,
  type EventsChange,
  MAX_EVENTS,
} from '../../../../electron/engine/events/eventRecorder.ts';
import {
  containerEventTarget,
  nodeEventTarget,
  podEventTarget,
} from '../../../../electron/engine/events/eventTarget.ts';
import { createMemoryStore } from '../../../../electron/engine/store/memoryStore.ts';
import type { ObjectStore } from '../../../../electron/engine/store/objectStore.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { countingIds } from '../countingIds.ts';
import { sampleNode } from '../sampleNode.ts';
import { EPOCH, POD_UID, samplePod } from '../samplePods.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const pod = samplePod();
const app = containerEventTarget(pod, 'app', 'app');

let clock: FakeClock;
let store: ObjectStore;
let recorder: EventRecorder;
let failures: unknown[];

function newRecorder(): EventRecorder {
  return new EventRecorder({
    store,
    clock,
    ids: countingIds(),
    host: 'node1',
    onSaveFailed: (error) => failures.push(error),
  });
}

beforeEach(() => {
  clock = new FakeClock();
  store = createMemoryStore();
  failures = [];
  recorder = newRecorder();
});

afterEach(() => {
  recorder.dispose();
  expect(clock.pendingTimers).toBe(0);
  expect(failures).toEqual([]);
});

const kubelet = (text: { type: 'Normal' | 'Warning'; reason: string; message: string }, target = app) =>
  recorder.record({ involvedObject: target, text, component: 'kubelet' });
const failed = (message: string, target = app) => kubelet(containerEvents.failed(message), target);

describe('the shape of an event', () => {
  test('of a container has its field path and the kubelet as its source', () => {
    expect(kubelet(containerEvents.started('app'))).toEqual({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        name: `web.${(BigInt(EPOCH) * 1_000_000n).toString(16)}`,
        namespace: 'default',
        uid: 'uid-1',
        creationTimestamp: '2026-01-01T00:00:00Z',
        resourceVersion: '1',
      },
      involvedObject: {
        kind: 'Pod',
        apiVersion: 'v1',
        namespace: 'default',
        name: 'web',
        uid: POD_UID,
        resourceVersion: '1',
        fieldPath: 'spec.containers{app}',
      },
      type: 'Normal',
      reason: 'Started',
      message: 'Started container app',
      source: { component: 'kubelet', host: 'node1' },
      firstTimestamp: '2026-01-01T00:00:00Z',
      lastTimestamp: '2026-01-01T00:00:00Z',
      count: 1,
      reportingComponent: 'kubelet',
      reportingInstance: 'node1',
    });
  });

  test('of a pod has no field path, of an init container its own list', () => {
    expect(
      kubelet(podEvents.sandboxChanged(), podEventTarget(pod))?.involvedObject.fieldPath,
    ).toBeUndefined();
    expect(containerEventTarget(pod, 'init', 'war').fieldPath).toBe('spec.initContainers{war}');
  });

  test('of the node lives in the default namespace', () => {
    const text = { type: 'Normal', reason: 'NodeReady', message: 'ready' } as const;
    expect(kubelet(text, nodeEventTarget(sampleNode()))).toMatchObject({
      metadata: { namespace: 'default' },
      involvedObject: { kind: 'Node', name: 'node1' },
    });
  });

  test('of the scheduler is in the events.k8s.io form', () => {
    const event = recorder.record({
      involvedObject: podEventTarget(pod),
      text: schedulerEvents.scheduled(pod.metadata, 'node1'),
      component: 'default-scheduler',
    });
    expect(event).toMatchObject({
      message: 'Successfully assigned default/web to node1',
      eventTime: '2026-01-01T00:00:00.000000Z',
      action: 'Binding',
      source: {},
      reportingComponent: 'default-scheduler',
      reportingInstance: 'default-scheduler-node1',
    });
    for (const absent of ['count', 'firstTimestamp', 'lastTimestamp', 'series']) {
      expect(event).not.toHaveProperty(absent);
    }
  });

  test('names are unique within a millisecond', () => {
    const names = ['a', 'b', 'c'].map((text) => failed(text)?.metadata.name);
    expect(new Set(names).size).toBe(3);
  });
});

describe('repeats', () => {
  test('one object counts up, with its first time kept', async () => {
    const first = kubelet(imageEvents.pullBackOff('nope:1'));
    await clock.advance(15 * SECOND);
    expect(kubelet(imageEvents.pullBackOff('nope:1'))).toEqual({
      ...first,
      metadata: { ...first?.metadata, resourceVersion: '2' },
      count: 2,
      lastTimestamp: timestamp(EPOCH + 15 * SECOND),
    });
    expect(recorder.list()).toHaveLength(1);
  });

  test.each<readonly [string, () => Event | undefined]>([
    ['another message', () => failed('b')],
    ['another container', () => failed('a', containerEventTarget(pod, 'app', 'other'))],
    ['another pod', () => failed('a', containerEventTarget(samplePod({ uid: 'x' }), 'app', 'app'))],
  ])('%s is an event of its own', (_, again) => {
    failed('a');
    expect(again()?.count).toBe(1);
    expect(recorder.list()).toHaveLength(2);
  });

  test('the tenth distinct message within ten minutes starts one combined event', async () => {
    for (let index = 1; index <= 9; index++) failed(`error ${index}`);
    expect(recorder.list()).toHaveLength(9);
    const tenth = failed('error 10');
    expect(tenth).toMatchObject({ message: '(combined from similar events): Error: error 10', count: 1 });
    const eleventh = failed('error 11');
    expect(eleventh).toMatchObject({
      metadata: { name: tenth?.metadata.name },
      message: '(combined from similar events): Error: error 11',
      count: 2,
    });
    expect(recorder.list()).toHaveLength(10);
    await clock.advance(601 * SECOND);
    expect(failed('error 12')?.message).toBe('Error: error 12');
  });

  test('ten minutes count from the last event of the kind, not from the first', async () => {
    for (let index = 1; index <= 9; index++) {
      failed(`error ${index}`);
      await clock.advance(500 * SECOND);
    }
    expect(failed('error 10')?.message).toContain('combined');
  });

  test('the scheduler repeats as a series, and a new message is a new event', async () => {
    const record = (message: string) =>
      recorder.record({
        involvedObject: podEventTarget(pod),
        text: schedulerEvents.failedScheduling(message),
        component: 'default-scheduler',
      });
    const first = record('no cpu');
    await clock.advance(300 * SECOND);
    expect(record('no cpu')).toMatchObject({
      metadata: { name: first?.metadata.name },
      action: 'Scheduling',
      series: { count: 2, lastObservedTime: '2026-01-01T00:05:00.000000Z' },
    });
    expect(record('no memory')?.series).toBeUndefined();
    await clock.advance(361 * SECOND);
    expect(record('no cpu')?.metadata.uid).not.toBe(first?.metadata.uid);
  });

  test('after a restart of the app the same happening starts a new object', () => {
    failed('a');
    recorder.dispose();
    store = createMemoryStore();
    recorder = newRecorder();
    expect(failed('a')?.count).toBe(1);
  });
});

describe('the spam filter', () => {
  test('lets 25 pass at once, then one in five minutes, and the count includes what it dropped', async () => {
    const results = Array.from({ length: 30 }, () => failed('a')?.count);
    expect(results.slice(24)).toEqual([25, undefined, undefined, undefined, undefined, undefined]);
    await clock.advance(299 * SECOND);
    expect(failed('a')).toBeUndefined();
    await clock.advance(1 * SECOND);
    expect(failed('a')?.count).toBe(32);
    expect(failed('a')).toBeUndefined();
  });

  test('one loud pod does not silence another, nor warnings the normal events', () => {
    for (let index = 0; index < 26; index++) failed('a');
    expect(failed('a')).toBeUndefined();
    expect(failed('a', containerEventTarget(samplePod({ uid: 'x' }), 'app', 'app'))).toBeDefined();
    expect(kubelet(containerEvents.started('app'))).toBeDefined();
  });

  test('an event that was dropped when it was new is written later with its whole count', async () => {
    for (let index = 0; index < 25; index++) failed('a');
    expect(failed('b')).toBeUndefined();
    await clock.advance(300 * SECOND);
    expect(failed('b')).toMatchObject({ message: 'Error: b', count: 2, firstTimestamp: timestamp(EPOCH) });
  });
});

describe('listing and subscribing', () => {
  test('a list can be of one pod, the last seen last', async () => {
    failed('a');
    failed('other', containerEventTarget(samplePod({ uid: 'x' }), 'app', 'app'));
    failed('b');
    await clock.advance(SECOND);
    failed('a');
    const messages = recorder.list({ involvedUid: POD_UID }).map(({ message }) => message);
    expect(messages).toEqual(['Error: b', 'Error: a']);
  });

  test('a subscriber hears each change once, with its revision, until it leaves', () => {
    const heard: EventsChange[] = [];
    const subscription = recorder.subscribe((change) => heard.push(change));
    const event = failed('a');
    expect(heard).toEqual([{ revision: recorder.revision, upserted: [event], removedUids: [] }]);
    subscription.dispose();
    failed('b');
    expect(heard).toHaveLength(1);
  });

  test('a failed save is reported, not thrown', async () => {
    await store.close();
    failed('a');
    await clock.advance(0);
    expect(failures.splice(0)).toHaveLength(1);
  });
});

describe('retention', () => {
  test('seven days after it was seen last an event is deleted, and subscribers hear of it', async () => {
    const removed: string[] = [];
    recorder.subscribe(({ removedUids }) => removed.push(...removedUids));
    failed('old');
    await clock.advance(6 * DAY);
    failed('young');
    await clock.advance(DAY - HOUR);
    expect(removed).toEqual([]);
    await clock.advance(HOUR);
    expect(removed).toEqual(['uid-1']);
    expect(recorder.list().map(({ message }) => message)).toEqual(['Error: young']);
  });

  test('expired events of an earlier run are deleted at once', async () => {
    failed('old');
    recorder.dispose();
    await clock.advance(8 * DAY);
    recorder = newRecorder();
    expect(recorder.list()).toEqual([]);
  });

  test('beyond 50,000 the one seen longest ago goes', async () => {
    const event = failed('template');
    const metadata = { name: 'n', namespace: 'default' };
    await store.write(
      Array.from({ length: MAX_EVENTS - 1 }, (_, index) => ({
        kind: 'putEvent' as const,
        event: { ...event, involvedObject: {}, metadata: { ...metadata, uid: `bulk-${index}` } },
      })),
    );
    const removed: string[] = [];
    recorder.subscribe(({ removedUids }) => removed.push(...removedUids));
    failed('one more');
    expect(removed).toEqual(['uid-1']);
    expect(store.eventCount).toBe(MAX_EVENTS);
  });
});
