// `containerStatuses`, `initContainerStatuses` and `ephemeralContainerStatuses` (kubelet's convertToAPIContainerStatuses, semantics §3.1). Pure.
// Probes are a later issue: a running container without them is started and ready.

import { waitingMessages } from '../../common/kubectl/waitingMessages.ts';
import type {
  Container,
  ContainerState,
  ContainerStatus,
  PodObject,
} from '../../common/kubernetes/objects.ts';
import type { ContainerKind, ContainerRecord } from '../runtime/podRuntime.ts';
import { isSidecar, runState, runsOf, shouldBeRestarted } from './containerRun.ts';
import { containerIdOf, messageShare, stateOfRun, vanishedState } from './containerState.ts';
import { lastContainerStatus, type PodMemory } from './podMemory.ts';

export interface ContainerStatusesInput {
  readonly pod: PodObject;
  readonly memory: PodMemory;
  readonly containers: readonly ContainerRecord[];
  /** True when nothing will start any more: the reason cache is history then. */
  readonly ended: boolean;
}

/** In spec order. */
export function initContainerStatuses(input: ContainerStatusesInput): ContainerStatus[] {
  return (input.pod.spec.initContainers ?? []).map((container) => statusOf(input, container, 'init'));
}

/** Sorted by name. */
export function appContainerStatuses(input: ContainerStatusesInput): ContainerStatus[] {
  return input.pod.spec.containers
    .map((container) => statusOf(input, container, 'app'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** In spec order. */
export function ephemeralContainerStatuses(input: ContainerStatusesInput): ContainerStatus[] {
  return (input.pod.spec.ephemeralContainers ?? []).map((container) =>
    statusOf(input, container, 'ephemeral'),
  );
}

function statusOf(input: ContainerStatusesInput, container: Container, kind: ContainerKind): ContainerStatus {
  const runs = currentRuns(input, container);
  const [newest] = runs;
  const observed =
    newest === undefined
      ? withoutRun(input, container, kind)
      : ofRun(input, container, newest, runs.slice(1));
  return withReadiness(withStartFailure(input, container, newest, observed), container, kind);
}

/** Newest first; none when all that is left is older than a run already reported: counts never go back. */
function currentRuns({ containers, memory }: ContainerStatusesInput, container: Container) {
  const runs = runsOf(containers, container.name);
  const [newest] = runs;
  const reported = lastContainerStatus(memory, container.name)?.restartCount ?? 0;
  const outdated = newest !== undefined && runState(newest) !== 'running' && newest.attempt < reported;
  return outdated ? [] : runs;
}

/** What to show of a container that has no record: what was known before, else that it will be created. */
function withoutRun(
  { pod, memory }: ContainerStatusesInput,
  container: Container,
  kind: ContainerKind,
): ContainerStatus {
  const last = lastContainerStatus(memory, container.name);
  if (last?.state?.terminated !== undefined) return last;
  const state = defaultWaiting(pod);
  const wasRunning = last?.state?.running !== undefined;
  if (kind === 'ephemeral' && last?.containerID !== undefined) return { ...last, state: vanishedState() };
  // The id stays with a dead run whose record was pruned: nextAttempt knows by it that the count is used up.
  if (last?.containerID !== undefined && !wasRunning) return { ...last, state };
  const fresh = { name: container.name, state, ready: false, image: container.image ?? '', imageID: '' };
  const before = { lastState: last?.lastState ?? {}, restartCount: last?.restartCount ?? 0 };
  if (!wasRunning) return { ...fresh, ...before };
  return {
    ...fresh,
    lastState: before.lastState.terminated === undefined ? vanishedState() : before.lastState,
    restartCount: before.restartCount + (pod.metadata.deletionTimestamp === undefined ? 1 : 0),
  };
}

function ofRun(
  { pod, memory }: ContainerStatusesInput,
  container: Container,
  newest: ContainerRecord,
  older: readonly ContainerRecord[],
): ContainerStatus {
  const share = messageShare(pod.spec.containers.length + (pod.spec.initContainers?.length ?? 0));
  const ended = older.find((run) => runState(run) === 'exited');
  const last = lastContainerStatus(memory, container.name);
  const lastState = ended === undefined ? carriedLastState(last, newest) : stateOfRun(ended, memory, share);
  // Podbay creates containers ahead of their turn. Until it starts such a run counts for nothing: kubectl says what it
  // waits for, and without an id nextAttempt gives its count again should it be removed.
  const created = runState(newest) === 'created';
  const waitsForFirst = created && lastState.terminated === undefined;
  return {
    name: container.name,
    state: waitsForFirst ? defaultWaiting(pod) : stateOfRun(newest, memory, share),
    lastState,
    ready: false,
    restartCount: Math.max(newest.attempt, last?.restartCount ?? 0),
    image: newest.image,
    imageID: newest.imageId,
    ...(created ? {} : { containerID: containerIdOf(newest) }),
  };
}

/** The end of the run before `newest` when its container was removed behind our back. */
function carriedLastState(last: ContainerStatus | undefined, newest: ContainerRecord): ContainerState {
  if (last === undefined) return {};
  const sameRun = last.containerID === containerIdOf(newest);
  const terminated = last.state?.terminated;
  // Without an id it is no run's end but the kubelet's guess at the end of the pod.
  if (!sameRun && terminated?.containerID !== undefined) return { terminated };
  if (!sameRun && last.state?.running !== undefined) return vanishedState();
  return last.lastState ?? {};
}

function defaultWaiting(pod: PodObject): ContainerState {
  const hasInit = (pod.spec.initContainers ?? []).length > 0;
  return { waiting: hasInit ? waitingMessages.podInitializing() : waitingMessages.containerCreating() };
}

/** A container that is to be started and could not be shows why; the run before moves to lastState. */
function withStartFailure(
  { pod, memory, ended }: ContainerStatusesInput,
  container: Container,
  newest: ContainerRecord | undefined,
  status: ContainerStatus,
): ContainerStatus {
  const failure = memory.startFailures.get(container.name);
  if (failure === undefined || ended || !shouldBeRestarted(pod, container, newest)) return status;
  const terminated = status.state?.terminated;
  return {
    ...status,
    state: { waiting: { ...failure } },
    lastState: terminated === undefined ? (status.lastState ?? {}) : { terminated },
  };
}

/** Always written, also when false: kubectl and clients tell absence and false apart. */
function withReadiness(status: ContainerStatus, container: Container, kind: ContainerKind): ContainerStatus {
  // As the kubelet has it: an ephemeral container serves nobody, so it is never ready.
  if (kind === 'ephemeral') return status;
  const running = status.state?.running !== undefined;
  const ordinaryInit = kind === 'init' && !isSidecar(container);
  return {
    ...status,
    started: running,
    ready: ordinaryInit ? status.state?.terminated?.exitCode === 0 : running,
  };
}
