// `containerStatuses` and `initContainerStatuses` (kubelet's convertToAPIContainerStatuses, semantics §3.1). Pure.
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

function statusOf(input: ContainerStatusesInput, container: Container, kind: ContainerKind): ContainerStatus {
  const runs = currentRuns(input, container);
  const [newest] = runs;
  const observed =
    newest === undefined ? withoutRun(input, container) : ofRun(input, container, newest, runs.slice(1));
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
function withoutRun({ pod, memory }: ContainerStatusesInput, container: Container): ContainerStatus {
  const last = lastContainerStatus(memory, container.name);
  if (last?.state?.terminated !== undefined) return last;
  const status: ContainerStatus = {
    name: container.name,
    state: defaultWaiting(pod),
    lastState: last?.lastState ?? {},
    ready: false,
    restartCount: last?.restartCount ?? 0,
    image: container.image ?? '',
    imageID: '',
  };
  if (last?.state?.running === undefined) {
    // Keeps the id of a dead run whose record was pruned, so that nextAttempt knows the count belongs to a run.
    return last?.containerID === undefined ? status : { ...status, containerID: last.containerID };
  }
  return {
    ...status,
    lastState: last.lastState?.terminated === undefined ? vanishedState() : last.lastState,
    restartCount: last.restartCount + (pod.metadata.deletionTimestamp === undefined ? 1 : 0),
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
  const lastState =
    ended === undefined
      ? carriedLastState(lastContainerStatus(memory, container.name), newest)
      : stateOfRun(ended, memory, share);
  // Podbay creates containers ahead of their turn; kubectl should say what they wait for.
  const firstIsCreated = runState(newest) === 'created' && lastState.terminated === undefined;
  return {
    name: container.name,
    state: firstIsCreated ? defaultWaiting(pod) : stateOfRun(newest, memory, share),
    lastState,
    ready: false,
    restartCount: newest.attempt,
    image: newest.image,
    imageID: newest.imageId,
    containerID: containerIdOf(newest),
  };
}

/** The end of the run before `newest` when its container was removed behind our back. */
function carriedLastState(last: ContainerStatus | undefined, newest: ContainerRecord): ContainerState {
  if (last === undefined) return {};
  const sameRun = last.containerID === containerIdOf(newest);
  if (!sameRun && last.state?.terminated !== undefined) return { terminated: last.state.terminated };
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
  const running = status.state?.running !== undefined;
  const ordinaryInit = kind === 'init' && !isSidecar(container);
  return {
    ...status,
    started: running,
    ready: ordinaryInit ? status.state?.terminated?.exitCode === 0 : running,
  };
}
