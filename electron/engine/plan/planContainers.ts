// Regular containers of an initialized pod: which to start, which to replace, and whether any is left to wait for
// (kubelet's computePodActions step 5, semantics §2.3).

import { killingMessages } from '../../common/kubectl/eventMessages.ts';
import { newestRecord } from '../observe.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';
import { specHash } from '../specHash.ts';
import { runState, shouldBeRestarted } from '../status/containerRun.ts';
import type { OperationId } from './plan.ts';
import type { PlanBuilder } from './planBuilder.ts';
import { graceMs, type PlanInput } from './planInput.ts';
import { planStopContainer } from './planKill.ts';
import { type PlannedSandbox, planStart, StartQueue } from './planStart.ts';

/** Returns false when every container has ended and none will start again. */
export function planContainers(input: PlanInput, builder: PlanBuilder, sandbox: PlannedSandbox): boolean {
  let isAnyLeft = false;
  const queue = new StartQueue();
  for (const container of input.pod.spec.containers) {
    const record = newestRecord(input.observed, container.name);
    const isRunning = record !== undefined && runState(record) === 'running';
    const isChanged = isRunning && record.specHash !== specHash(container);
    if (!isRunning && !shouldBeRestarted(input.pod, container, record)) continue;
    isAnyLeft = true;
    if (isRunning && !isChanged) continue;
    const stopped = isChanged ? planReplace(input, builder, record) : undefined;
    const cause = startCause(record, isChanged);
    planStart(input, builder, { container, containerKind: 'app', cause, sandbox, stopped, queue });
  }
  return isAnyLeft;
}

function planReplace(input: PlanInput, builder: PlanBuilder, record: ContainerRecord): OperationId {
  const message = killingMessages.willBeRestarted(killingMessages.definitionChanged(record.name));
  return planStopContainer(builder, record, message, {
    cause: 'its definition changed',
    stopBy: input.now + graceMs(input.pod),
  });
}

export function startCause(record: ContainerRecord | undefined, isChanged = false): string {
  if (record === undefined) return 'it has not run yet';
  if (isChanged) return 'its definition changed';
  return runState(record) === 'created'
    ? 'it was created but not started'
    : `it exited with ${record.exitCode}`;
}
