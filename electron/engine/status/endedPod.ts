// What the kubelet makes of the statuses of a pod whose termination is finished (TerminatePod, semantics §3.2). Pure.

import type { ContainerStatus, PodSpec } from '../../common/kubernetes/objects.ts';
import { isSidecar } from './containerRun.ts';
import { lostAtEndState } from './containerState.ts';

export interface EndedStatuses {
  readonly init: ContainerStatus[];
  readonly app: ContainerStatus[];
}

/**
 * Every container that must have run gets a terminated state, an error where its end is unknown: all regular ones once
 * the pod was initialized, and init containers up to the last one with any trace of a run.
 */
export function endStatuses(spec: PodSpec, { init, app }: EndedStatuses): EndedStatuses {
  const startedInits = init.findLastIndex(hasTraceOfRun) + 1;
  return {
    init: init.map((status, index) => (index < startedInits ? ended(status) : status)),
    app: wasInitialized(spec, { init, app }) ? app.map(ended) : app,
  };
}

function ended(status: ContainerStatus): ContainerStatus {
  if (status.state?.terminated !== undefined) return status;
  return { ...status, state: lostAtEndState(), ready: false, started: false };
}

function hasTraceOfRun({ state, lastState }: ContainerStatus): boolean {
  return lastState?.terminated !== undefined || state?.waiting === undefined;
}

function wasInitialized(spec: PodSpec, { init, app }: EndedStatuses): boolean {
  const lastInit = spec.initContainers?.at(-1);
  if (lastInit === undefined || app.some(hasTraceOfRun)) return true;
  const status = init.at(-1);
  if (isSidecar(lastInit)) return status?.started === true;
  return [status?.state, status?.lastState].some((state) => state?.terminated?.exitCode === 0);
}
