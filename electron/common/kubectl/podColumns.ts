// The STATUS, READY and RESTARTS cells of `kubectl get pods` (semantics §4.2-4.4). Computed from the v1.Pod alone,
// so list, describe, filter and tests can never disagree.

import type { ContainerState, ContainerStatus, Pod } from '../kubernetes/objects.ts';

export interface PodColumns {
  /** The STATUS cell: `Running`, `CrashLoopBackOff`, `Init:0/2`, `Terminating`… */
  readonly status: string;
  /** Containers ready, of `total` = regular containers and sidecars. */
  readonly ready: number;
  readonly total: number;
  readonly restarts: number;
  /** RFC 3339 time of the newest restart; undefined when nothing restarted or no time is known. */
  readonly lastRestartAt: string | undefined;
}

/** What a walk over container statuses adds up. */
interface Tally {
  readonly restarts: number;
  readonly lastRestartAt: string | undefined;
}

const nothing: Tally = { restarts: 0, lastRestartAt: undefined };

/** Cells of one pod, by kubectl's own algorithm. */
export function podColumns(pod: Pod): PodColumns {
  const status = pod.status ?? {};
  const sidecars = sidecarNames(pod);
  const init = walkInit(pod, sidecars);
  const initializing = init.reason !== undefined && !conditionIsTrue(pod, 'Initialized');
  const regular = status.containerStatuses ?? [];
  const beforeContainers = init.reason ?? podReason(pod);
  const tally = initializing ? init.all : regular.reduce(add, init.sidecars);
  return {
    status: deletedStatus(pod) ?? (initializing ? beforeContainers : containersReason(pod, beforeContainers)),
    ready: init.ready + (initializing ? 0 : regular.filter(isReadyAndRunning).length),
    total: (pod.spec?.containers.length ?? 0) + sidecars.size,
    ...tally,
  };
}

/** Names of the init containers that keep running beside the main ones (restartPolicy Always). */
export function sidecarNames(pod: Pod): ReadonlySet<string> {
  const init = pod.spec?.initContainers ?? [];
  return new Set(init.filter((c) => c.restartPolicy === 'Always').map((c) => c.name));
}

/** True where the pod carries the condition with status True. */
export function conditionIsTrue(pod: Pod, type: string): boolean {
  return pod.status?.conditions?.some((c) => c.type === type && c.status === 'True') ?? false;
}

interface InitWalk {
  /** `Init:…` where an init container holds the pod up. */
  readonly reason: string | undefined;
  /** Sidecars that are ready. */
  readonly ready: number;
  readonly all: Tally;
  readonly sidecars: Tally;
}

/** Visits init statuses in order up to the first one that has not done its part. */
function walkInit(pod: Pod, sidecarSet: ReadonlySet<string>): InitWalk {
  let ready = 0;
  let all = nothing;
  let sidecars = nothing;
  for (const [index, status] of (pod.status?.initContainerStatuses ?? []).entries()) {
    const isSidecar = sidecarSet.has(status.name);
    all = add(all, status);
    if (isSidecar) sidecars = add(sidecars, status);
    if (status.state?.terminated?.exitCode === 0) continue;
    if (isSidecar && status.started === true) {
      if (status.ready) ready++;
      continue;
    }
    const total = pod.spec?.initContainers?.length ?? 0;
    return { reason: initReason(status.state, index, total), ready, all, sidecars };
  }
  return { reason: undefined, ready, all, sidecars };
}

function initReason(state: ContainerState | undefined, index: number, total: number): string {
  if (state?.terminated) return `Init:${terminatedReason(state.terminated)}`;
  const waiting = state?.waiting?.reason;
  return waiting && waiting !== 'PodInitializing' ? `Init:${waiting}` : `Init:${index}/${total}`;
}

/** Walks from the last status to the first, so the first one with something to say wins. */
function containersReason(pod: Pod, before: string): string {
  const statuses = pod.status?.containerStatuses ?? [];
  const reason = statuses.reduceRight((current, { state }) => {
    if (state?.waiting?.reason) return state.waiting.reason;
    return state?.terminated ? terminatedReason(state.terminated) : current;
  }, before);
  if (reason !== 'Completed' || !statuses.some(isReadyAndRunning)) return reason;
  return conditionIsTrue(pod, 'Ready') ? 'Running' : 'NotReady';
}

function podReason(pod: Pod): string {
  const gated = pod.status?.conditions?.some(
    (c) => c.type === 'PodScheduled' && c.reason === 'SchedulingGated',
  );
  return gated ? 'SchedulingGated' : pod.status?.reason || pod.status?.phase || 'Pending';
}

function deletedStatus(pod: Pod): string | undefined {
  if (!pod.metadata?.deletionTimestamp) return undefined;
  if (pod.status?.reason === 'NodeLost') return 'Unknown';
  const phase = pod.status?.phase;
  return phase === 'Succeeded' || phase === 'Failed' ? undefined : 'Terminating';
}

function terminatedReason(terminated: NonNullable<ContainerState['terminated']>): string {
  if (terminated.reason) return terminated.reason;
  return terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`;
}

function isReadyAndRunning(status: ContainerStatus): boolean {
  return status.ready && status.state?.running !== undefined;
}

function add(tally: Tally, status: ContainerStatus): Tally {
  const finishedAt = status.lastState?.terminated?.finishedAt;
  return {
    restarts: tally.restarts + status.restartCount,
    lastRestartAt: newest(tally.lastRestartAt, finishedAt),
  };
}

function newest(a: string | undefined, b: string | undefined): string | undefined {
  if (!a || !b) return a ?? b;
  return Date.parse(a) < Date.parse(b) ? b : a;
}
