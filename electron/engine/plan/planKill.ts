// Stopping what runs of a pod: kubelet's killPod. Regular and ordinary init containers all at once, sidecars after
// them in reverse spec order, the sandbox last. The same order for deletion, completion, deadline and a lost sandbox.

import { killingMessages } from '../../common/kubectl/eventMessages.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';
import { isSidecar, runState } from '../status/containerRun.ts';
import type { OperationId } from './plan.ts';
import type { PlanBuilder } from './planBuilder.ts';
import { initContainersOf, type PlanInput } from './planInput.ts';

export interface Kill {
  readonly cause: string;
  /** SIGKILL is due then; milliseconds since the epoch. */
  readonly stopBy: number;
  /** Begins only when these have ended. */
  readonly after?: readonly OperationId[];
}

/** Stops all running containers; returns their operations. */
export function planStopContainers(input: PlanInput, builder: PlanBuilder, kill: Kill): OperationId[] {
  const running = input.observed.containers.filter((record) => runState(record) === 'running');
  const sidecars = initContainersOf(input.pod).filter(isSidecar);
  const isSidecarRun = (record: ContainerRecord) => sidecars.some(({ name }) => name === record.name);
  const stop = (record: ContainerRecord, after: readonly OperationId[]) =>
    planStopContainer(builder, record, killingMessages.stopping(record.name), { ...kill, after });

  const mains = running.filter((record) => !isSidecarRun(record));
  const stops = mains.map((record) => stop(record, kill.after ?? []));
  // A sidecar serves those before it as well: so the mains end first, then the later sidecars.
  for (const { name } of [...sidecars].reverse()) {
    const runs = running.filter((record) => record.name === name);
    stops.push(...runs.map((record) => stop(record, [...(kill.after ?? []), ...stops])));
  }
  return stops;
}

export function planStopContainer(
  builder: PlanBuilder,
  record: ContainerRecord,
  message: string,
  kill: Kill,
): OperationId {
  return builder.add(
    {
      kind: 'stopContainer',
      containerId: record.id,
      name: record.name,
      containerKind: record.kind,
      message,
      stopBy: kill.stopBy,
    },
    kill.cause,
    { after: kill.after ?? [] },
  );
}

/** Stops all running sandboxes once every container has stopped. */
export function planStopSandboxes(
  input: PlanInput,
  builder: PlanBuilder,
  cause: string,
  stops: readonly OperationId[],
): OperationId[] {
  return input.observed.sandboxes
    .filter((sandbox) => sandbox.state === 'running')
    .map((sandbox) => builder.add({ kind: 'stopSandbox', sandboxId: sandbox.id }, cause, { needs: stops }));
}

/** Stops everything and keeps it for its logs; nothing to do when it has stopped already. */
export function planKillPod(input: PlanInput, builder: PlanBuilder, kill: Kill): void {
  planStopSandboxes(input, builder, kill.cause, planStopContainers(input, builder, kill));
}
