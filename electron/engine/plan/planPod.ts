// One sync of one pod, decided: desired and observed state in, a plan out (kubelet's SyncPod, semantics §2.1-2.3).
// Pure. A plan may be dropped at any point: the next one starts from what exists then.

import { statusMessages } from '../../common/kubectl/conditionMessages.ts';
import { killingMessages, podEvents } from '../../common/kubectl/eventMessages.ts';
import type { Container } from '../../common/kubernetes/objects.ts';
import { newestRecord } from '../observe.ts';
import { isSidecar, runState } from '../status/containerRun.ts';
import type { OperationId, Plan } from './plan.ts';
import { PlanBuilder } from './planBuilder.ts';
import { planContainers, startCause } from './planContainers.ts';
import { planEphemeral } from './planEphemeral.ts';
import { planGarbage } from './planGarbage.ts';
import { decideInitContainers, type InitStart } from './planInitContainers.ts';
import { graceMs, hasEnded, initContainersOf, type PlanInput } from './planInput.ts';
import { planKillPod, planStopContainer } from './planKill.ts';
import { planRemoval } from './planRemoval.ts';
import {
  containersForNewSandbox,
  decideSandbox,
  planNewSandbox,
  planStartSandbox,
  shouldCreateSandbox,
} from './planSandbox.ts';
import { type PlannedSandbox, planStart, StartQueue } from './planStart.ts';

export function planPod(input: PlanInput): Plan {
  const builder = new PlanBuilder();
  if (input.removal !== 'none') planRemoval(input, builder);
  else if (input.pod.spec.nodeName) planBoundPod(input, builder);
  return builder.build();
}

function planBoundPod(input: PlanInput, builder: PlanBuilder): void {
  if (hasEnded(input)) kill(input, builder, 'the pod has ended');
  // Beside a new sandbox nothing is cleared: which dead run is the newest is not settled until its containers start.
  else if (!planDeadline(input, builder) && planSync(input, builder)) return;
  planGarbage(input, builder);
}

function kill(
  input: PlanInput,
  builder: PlanBuilder,
  cause: string,
  after: readonly OperationId[] = [],
): void {
  planKillPod(input, builder, { cause, stopBy: input.now + graceMs(input.pod), after });
}

/** activeDeadlineSeconds, counted from status.startTime. True when it has passed. */
function planDeadline(input: PlanInput, builder: PlanBuilder): boolean {
  const seconds = input.pod.spec.activeDeadlineSeconds;
  const startTime = input.memory.lastStatus?.startTime;
  if (seconds === undefined || startTime === undefined) return false;
  const deadline = Date.parse(startTime) + seconds * 1000;
  if (input.now < deadline) {
    builder.wakeAt(deadline);
    return false;
  }
  const failure = statusMessages.deadlineExceeded;
  const event = podEvents.deadlineExceeded(failure.message);
  const cause = `activeDeadlineSeconds is ${seconds}`;
  kill(input, builder, cause, [builder.add({ kind: 'failPod', failure, event }, cause)]);
  return true;
}

/** True when it makes a new sandbox. */
function planSync(input: PlanInput, builder: PlanBuilder): boolean {
  const decision = decideSandbox(input);
  if (decision.kind === 'create') {
    if (shouldCreateSandbox(input, decision.attempt)) {
      planFirstStarts(input, builder, planNewSandbox(input, builder, decision));
      return true;
    }
    kill(input, builder, `${decision.cause} and no container may start again`);
    return false;
  }
  const { sandbox } = decision;
  const strays = input.observed.containers.filter(
    (record) => runState(record) === 'running' && record.sandboxId !== sandbox.id,
  );
  if (strays.length > 0) {
    // Left running in the namespaces of an older sandbox: they start again here with the next plan.
    const stopBy = input.now + graceMs(input.pod);
    for (const record of strays) {
      const cause = 'it runs in an older sandbox';
      planStopContainer(builder, record, killingMessages.stopping(record.name), { cause, stopBy });
    }
    return false;
  }
  const planned =
    decision.kind === 'use'
      ? { target: { id: sandbox.id }, started: undefined }
      : planStartSandbox(builder, sandbox);
  if (planContainersIn(input, builder, planned)) planEphemeral(input, builder, planned);
  return false;
}

/** A new sandbox: the first init container, or else every regular container that may run. */
function planFirstStarts(input: PlanInput, builder: PlanBuilder, sandbox: PlannedSandbox): void {
  const [first, ...laterInits] = initContainersOf(input.pod);
  const queue = new StartQueue();
  if (first) {
    const cause = 'it is the first init container';
    const subject = { container: first, containerKind: 'init' } as const;
    planStart(input, builder, { ...subject, cause, sandbox, queue, isForgotten: true });
    planPrefetch(input, builder, [...laterInits, ...input.pod.spec.containers]);
    return;
  }
  for (const container of containersForNewSandbox(input)) {
    const record = newestRecord(input.observed, container.name);
    const isRunning = record !== undefined && runState(record) === 'running';
    const cause = isRunning ? 'its sandbox is replaced' : startCause(record);
    planStart(input, builder, { container, containerKind: 'app', cause, sandbox, queue });
  }
}

/** False when the pod is over. */
function planContainersIn(input: PlanInput, builder: PlanBuilder, sandbox: PlannedSandbox): boolean {
  const init = decideInitContainers(input.pod, input.observed);
  if (init.kind === 'kill') {
    kill(input, builder, 'an init container failed and the restart policy is Never');
    return false;
  }
  planInitStarts(input, builder, sandbox, init.starts);
  if (!init.isInitialized) {
    const starting = new Set(init.starts.map(({ container }) => container));
    const all = [...initContainersOf(input.pod), ...input.pod.spec.containers];
    planPrefetch(
      input,
      builder,
      all.filter((container) => !starting.has(container)),
    );
  } else if (!planContainers(input, builder, sandbox)) {
    kill(input, builder, 'all containers have ended');
    return false;
  }
  return true;
}

function planInitStarts(
  input: PlanInput,
  builder: PlanBuilder,
  sandbox: PlannedSandbox,
  starts: readonly InitStart[],
): void {
  const queue = new StartQueue();
  for (const { container, cause, replaces } of starts) {
    const stopped =
      replaces &&
      planStopContainer(builder, replaces, killingMessages.initDefinitionChanged(container.name), {
        cause,
        stopBy: input.now + graceMs(input.pod),
      });
    planStart(input, builder, { container, containerKind: 'init', cause, sandbox, stopped, queue });
  }
}

/** Images of containers whose turn comes later: pulled meanwhile, without a word until then. */
function planPrefetch(input: PlanInput, builder: PlanBuilder, containers: readonly Container[]): void {
  const inits = initContainersOf(input.pod);
  for (const container of containers) {
    const isInit = inits.includes(container);
    const hasRun = newestRecord(input.observed, container.name) !== undefined;
    if (hasRun && !isSidecar(container) && isInit) continue;
    if (input.history.prefetched.has(container.image ?? '') || container.imagePullPolicy === 'Never')
      continue;
    builder.add(
      { kind: 'prefetchImage', container, containerKind: isInit ? 'init' : 'app' },
      'its turn comes later',
    );
  }
}
