// One operation, one call: what comes back goes into the pod's memory and, in kubelet's words, into its events.

import { assertNever } from '../../common/appError.ts';
import { podEvents } from '../../common/kubectl/eventMessages.ts';
import { recordPrefetch, recordReport, recordRestart, recordSandboxAttempt } from '../backoff/runHistory.ts';
import type { Operation } from '../plan/plan.ts';
import { runtimeErrorText } from '../runtimeErrorText.ts';
import { rememberPodFailure, rememberStartFailure } from '../status/podMemory.ts';
import { idOf, isInterruption, type OperationResult, type Results } from './operationResult.ts';
import type { PlanContext } from './planContext.ts';
import { runCreateContainer, runEnsureImage, runStartContainer } from './runContainerStart.ts';
import { runStopContainer, runStopSandbox } from './runStop.ts';

const DONE: OperationResult = {};

export async function runOperation(
  operation: Operation,
  results: Results,
  context: PlanContext,
  signal: AbortSignal,
): Promise<OperationResult> {
  const { runtime, lifetime, pod } = context;
  const change = <T>(task: () => Promise<T>) => context.changes.run(task, lifetime);
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
      await change(() => runtime.removeContainer(operation.sandboxId, lifetime));
      return DONE;
    case 'prefetchImage':
      context.images.prefetch(operation.container);
      context.note((history) => recordPrefetch(history, operation.container.image ?? ''));
      return DONE;
    case 'ensureImage':
      return runEnsureImage(operation, context, signal);
    case 'createContainer':
      return runCreateContainer(operation, results, context);
    case 'startContainer':
      return runStartContainer(operation, idOf(operation.target, results), context);
    case 'stopContainer':
      return runStopContainer(operation, context, signal);
    case 'removeContainer':
      await change(() => runtime.removeContainer(operation.containerId, lifetime));
      return DONE;
    case 'removeVolumes':
      await change(() => runtime.removeVolumes(pod.metadata.uid, lifetime));
      return DONE;
    case 'forgetPod':
      await context.forget();
      return DONE;
    case 'advanceBackOff':
      context.note((history) => recordRestart(history, operation.key, operation.entry));
      return DONE;
    case 'reportBackOff': {
      const { container, containerKind: kind } = operation;
      context.remember((memory) => rememberStartFailure(memory, container.name, operation.waiting));
      context.note((history) => recordReport(history, container.name, operation.until));
      context.record(operation.event, { name: container.name, kind });
      return DONE;
    }
    case 'failPod':
      context.remember((memory) => rememberPodFailure(memory, operation.failure));
      context.record(operation.event);
      return DONE;
    case 'recordEvent':
      context.record(operation.event);
      return DONE;
    default:
      return assertNever(operation);
  }
}

async function runPrepareVolumes({
  pod,
  runtime,
  lifetime,
  changes,
  record,
}: PlanContext): Promise<OperationResult> {
  const failure = await changes.run(() => runtime.prepareVolumes(pod, lifetime), lifetime);
  if (!failure) return DONE;
  record(podEvents.mountFailed(failure.volume, failure.message));
  return { failure: 'retry' };
}

async function runCreateSandbox(attempt: number, context: PlanContext): Promise<OperationResult> {
  const { pod, runtime, lifetime, changes } = context;
  try {
    const created = await changes.run(() => runtime.createSandbox(pod, attempt, lifetime), lifetime);
    context.note((history) => recordSandboxAttempt(history, attempt));
    for (const message of created.dnsNotices) {
      context.record({ type: 'Warning', reason: 'DNSConfigForming', message });
    }
    return { id: created.id };
  } catch (error) {
    return sandboxFailed(error, context);
  }
}

async function runStartSandbox(id: string, context: PlanContext): Promise<OperationResult> {
  const { runtime, lifetime, changes } = context;
  try {
    await changes.run(() => runtime.startSandbox(id, lifetime), lifetime);
    return DONE;
  } catch (error) {
    return sandboxFailed(error, context);
  }
}

function sandboxFailed(error: unknown, context: PlanContext): OperationResult {
  if (isInterruption(error, context.lifetime)) throw error;
  context.record(podEvents.createSandboxFailed(runtimeErrorText(error)));
  return { failure: 'retry' };
}
