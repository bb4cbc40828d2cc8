// One operation, one call: what comes back goes into the pod's memory and, in kubelet's words, into its events.

import type { Operation } from '../plan/plan.ts';
import { DONE, idOf, type OperationResult, type Results } from './operationResult.ts';
import type { PlanContext } from './planContext.ts';
import { runCreateContainer, runEnsureImage, runStartContainer } from './runContainerStart.ts';
import { runNote } from './runNote.ts';
import { runCreateSandbox, runPrepareVolumes, runStartSandbox } from './runSandbox.ts';
import { runStopContainer, runStopSandbox } from './runStop.ts';

export async function runOperation(
  operation: Operation,
  results: Results,
  context: PlanContext,
  signal: AbortSignal,
): Promise<OperationResult> {
  const { runtime, lifetime, pod } = context;
  switch (operation.kind) {
    case 'prepareVolumes':
      return runPrepareVolumes(context);
    case 'createSandbox':
      return runCreateSandbox(operation.attempt, context);
    case 'startSandbox':
      return runStartSandbox(idOf(operation.sandbox, results), context);
    case 'stopSandbox':
      return runStopSandbox(operation.sandboxId, context, signal);
    case 'removeSandbox':
      return runRemoval(() => runtime.removeContainer(operation.sandboxId, lifetime), context);
    case 'ensureImage':
      return runEnsureImage(operation, context, signal);
    case 'createContainer':
      return runCreateContainer(operation, results, context);
    case 'startContainer':
      return runStartContainer(operation, idOf(operation.target, results), context);
    case 'stopContainer':
      return runStopContainer(operation, context, signal);
    case 'removeContainer':
      return runRemoval(() => runtime.removeContainer(operation.containerId, lifetime), context);
    case 'removeVolumes':
      return runRemoval(() => runtime.removeVolumes(pod.metadata.uid, lifetime), context);
    case 'forgetPod':
      await context.forget();
      return DONE;
    default:
      return runNote(operation, context);
  }
}

async function runRemoval(
  remove: () => Promise<void>,
  { changes, lifetime }: PlanContext,
): Promise<OperationResult> {
  await changes.run(remove, lifetime);
  return DONE;
}
