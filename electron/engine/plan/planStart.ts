// The chain that starts one container: back-off check, image, create, start. Chains of a pod run side by side up to
// the start; starts keep the order of the spec.

import { containerEvents } from '../../common/kubectl/eventMessages.ts';
import { goDuration } from '../../common/kubectl/goDuration.ts';
import { waitingMessages } from '../../common/kubectl/waitingMessages.ts';
import { backOffEnd, nextBackOff } from '../backoff/backOff.ts';
import { crashKey } from '../backoff/runHistory.ts';
import { recordsOf } from '../observe.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';
import { specHash } from '../specHash.ts';
import { runState, terminatedReason } from '../status/containerRun.ts';
import { nextAttempt } from '../status/podMemory.ts';
import type { ContainerSubject, OperationId, PullBackOff, Target } from './plan.ts';
import type { PlanBuilder } from './planBuilder.ts';
import type { PlanInput } from './planInput.ts';

/** The sandbox that the containers of this plan go into. */
export interface PlannedSandbox {
  readonly target: Target;
  /** The operation after which it runs; undefined when it runs already. */
  readonly started: OperationId | undefined;
}

export interface Start extends ContainerSubject {
  readonly cause: string;
  /** All its records are removed by this plan: it starts as if it had never run, but goes on counting. */
  readonly isForgotten?: boolean;
  readonly sandbox: PlannedSandbox;
  /** Must succeed before the new run is created: the stop of the old one. */
  readonly stopped?: OperationId | undefined;
  /** What this plan starts before it, in order. */
  readonly queue: StartQueue;
}

/** The containers that one plan starts: creates run a little ahead, starts one after the other. */
export class StartQueue {
  readonly #creates: OperationId[] = [];
  readonly #starts: OperationId[] = [];

  /** Must have ended before the next create: else all creates end together, and the first start is late. */
  get createGate(): OperationId | undefined {
    return this.#creates.at(-MAX_CREATES_AT_ONCE);
  }

  /** Must have ended before the next start. */
  get startGate(): OperationId | undefined {
    return this.#starts.at(-1);
  }

  created(id: OperationId): void {
    this.#creates.push(id);
  }

  started(id: OperationId): void {
    this.#starts.push(id);
  }
}

const MAX_CREATES_AT_ONCE = 2;

/** Plans the start of a container, or nothing when it has to wait. */
export function planStart(input: PlanInput, builder: PlanBuilder, start: Start): void {
  const runs = recordsOf(input.observed, start.container.name);
  const unused = runs.slice(0, 1).find((record) => hasNotRun(record, start.sandbox));
  const leftover = start.isForgotten ? undefined : unused;
  if (leftover && isUsable(leftover, start)) {
    planStartOnly(builder, start, { id: leftover.id }, 'it was created but not started');
    return;
  }
  const dead = start.isForgotten
    ? undefined
    : runs.find((record) => record !== leftover && runState(record) === 'exited');
  if (dead && mustWait(input, builder, start, dead)) return;
  const backOff = pullBackOff(input, builder, start);
  if (backOff === 'wait') return;
  const restart = dead && planAdvance(input, builder, start, dead);
  const created = planCreate(input, builder, start, { leftover, backOff, attempt: unused?.attempt });
  start.queue.created(created);
  planStartOnly(builder, start, { from: created }, start.cause, restart);
}

interface Creation {
  /** A record that is in the way of the new one. */
  readonly leftover: ContainerRecord | undefined;
  readonly backOff: PullBackOff | undefined;
  /** Of a record that never ran: the new one takes its place in the count. */
  readonly attempt: number | undefined;
}

/** The image and the container of the next run. A kubelet begins with them in a running sandbox: nobody hears earlier. */
function planCreate(
  input: PlanInput,
  builder: PlanBuilder,
  { container, containerKind, cause, sandbox, stopped, queue }: Start,
  { leftover, backOff, attempt }: Creation,
): OperationId {
  const subject = { container, containerKind };
  const toldAfter = sandbox.started;
  const image = builder.add({ kind: 'ensureImage', ...subject, backOff }, cause, { toldAfter });
  const removed =
    leftover &&
    builder.add(
      { kind: 'removeContainer', containerId: leftover.id, name: container.name },
      'it belongs to another sandbox or definition and has never run',
    );
  const next = attempt ?? nextAttempt(input.memory, container.name, input.observed.containers);
  return builder.add(
    { kind: 'createContainer', ...subject, sandbox: sandbox.target, image, attempt: next },
    cause,
    {
      needs: [image, removed, stopped, 'from' in sandbox.target ? sandbox.target.from : undefined],
      after: [queue.createGate],
      toldAfter,
    },
  );
}

function planStartOnly(
  builder: PlanBuilder,
  start: Start,
  target: Target,
  cause: string,
  restart?: OperationId,
): void {
  const { container, containerKind, sandbox, queue } = start;
  const created = 'from' in target ? target.from : undefined;
  const started = builder.add({ kind: 'startContainer', container, containerKind, target }, cause, {
    needs: [created, sandbox.started, start.stopped],
    after: [restart, queue.startGate],
  });
  queue.started(started);
}

/** A start that was refused in a sandbox that has died since says nothing about the container: it does not count. */
function hasNotRun(record: ContainerRecord, { target }: PlannedSandbox): boolean {
  if (runState(record) === 'created') return true;
  const isElsewhere = !('id' in target) || record.sandboxId !== target.id;
  return isElsewhere && terminatedReason(record) === 'ContainerCannotRun';
}

/** An app that died between create and start left exactly what we would make again. */
function isUsable(leftover: ContainerRecord, { container, sandbox }: Start): boolean {
  return (
    runState(leftover) === 'created' &&
    'id' in sandbox.target &&
    leftover.sandboxId === sandbox.target.id &&
    leftover.specHash === specHash(container)
  );
}

const finishTime = (dead: ContainerRecord): number => dead.finishedAt ?? dead.createdAt;

/** Crash back-off: reported once per window, and planned again exactly at its end. */
function mustWait(input: PlanInput, builder: PlanBuilder, start: Start, dead: ContainerRecord): boolean {
  const { container, containerKind } = start;
  const { pod, history, now } = input;
  const entry = history.crashes.get(crashKey(pod, container));
  const until = backOffEnd(entry, finishTime(dead), now);
  if (entry === undefined || until === undefined) return false;
  builder.wakeAt(until);
  if (history.reportedUntil.get(container.name) !== until) {
    builder.add(
      {
        kind: 'reportBackOff',
        container,
        containerKind,
        waiting: waitingMessages.crashLoopBackOff(entry.backOffMs, container.name, pod.metadata),
        event: containerEvents.restartBackOff(container.name, pod.metadata),
        until,
      },
      `it exited ${goDuration(now - finishTime(dead))} ago`,
    );
  }
  return true;
}

function planAdvance(
  input: PlanInput,
  builder: PlanBuilder,
  { container, sandbox }: Start,
  dead: ContainerRecord,
): OperationId {
  // A sandbox that cannot start is not the container's fault.
  const order = { needs: [sandbox.started] };
  const key = crashKey(input.pod, container);
  const entry = nextBackOff(input.history.crashes.get(key), finishTime(dead), input.now);
  return builder.add({ kind: 'advanceBackOff', key, entry }, `restart of ${container.name}`, order);
}

/** Undefined: the image may be pulled. `wait`: not even looked for now. */
function pullBackOff(
  { history, now }: PlanInput,
  builder: PlanBuilder,
  { container }: Start,
): PullBackOff | 'wait' | undefined {
  const failure = history.pullFailures.get(container.image ?? '');
  const until = failure && backOffEnd(failure, failure.updatedAt, now);
  if (failure === undefined || until === undefined) return undefined;
  if (now < failure.lookAt) {
    builder.wakeAt(Math.min(failure.lookAt, until));
    return 'wait';
  }
  const shouldReport = history.reportedUntil.get(container.name) !== until;
  return { until, lastError: failure.error, shouldReport };
}
