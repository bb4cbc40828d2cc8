// Ephemeral containers: started once in a sandbox that runs, whatever else the pod waits for, and never again
// (kubelet's computePodActions: only those without any status).

import { newestRecord } from '../observe.ts';
import { runState } from '../status/containerRun.ts';
import { lastContainerStatus } from '../status/podMemory.ts';
import type { PlanBuilder } from './planBuilder.ts';
import { ephemeralContainersOf, type PlanInput } from './planInput.ts';
import { type PlannedSandbox, planStart, StartQueue } from './planStart.ts';

export function planEphemeral(input: PlanInput, builder: PlanBuilder, sandbox: PlannedSandbox): void {
  const queue = new StartQueue();
  for (const container of ephemeralContainersOf(input.pod)) {
    if (hasRun(input, container.name)) continue;
    const cause = 'it was added to the running pod';
    planStart(input, builder, { container, containerKind: 'ephemeral', cause, sandbox, queue });
  }
}

/** Also when its record is gone: what somebody looked into once must not start by itself. */
function hasRun({ observed, memory }: PlanInput, name: string): boolean {
  const record = newestRecord(observed, name);
  if (record !== undefined) return runState(record) !== 'created';
  return lastContainerStatus(memory, name)?.containerID !== undefined;
}
