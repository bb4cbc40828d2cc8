// What has to stand before a pod's containers can: its volumes and its sandbox, and what kubelet says when one fails.

import { criErrors, podEvents } from '../../common/kubectl/eventMessages.ts';
import { recordSandboxAttempt } from '../backoff/runHistory.ts';
import { runtimeErrorText } from '../runtimeErrorText.ts';
import { DONE, isInterruption, type OperationResult } from './operationResult.ts';
import type { PlanContext } from './planContext.ts';

export async function runPrepareVolumes(context: PlanContext): Promise<OperationResult> {
  const { pod, runtime, lifetime, changes } = context;
  const failure = await changes.run(() => runtime.prepareVolumes(pod, lifetime), lifetime);
  if (!failure) return DONE;
  context.record(podEvents.mountFailed(failure.volume, failure.message));
  return { failure: 'retryMount' };
}

export async function runCreateSandbox(attempt: number, context: PlanContext): Promise<OperationResult> {
  const { pod, runtime, lifetime, changes } = context;
  try {
    const created = await changes.run(() => runtime.createSandbox(pod, attempt, lifetime), lifetime);
    context.note((history) => recordSandboxAttempt(history, attempt));
    for (const message of created.dnsNotices) {
      context.record({ type: 'Warning', reason: 'DNSConfigForming', message });
    }
    return { id: created.id };
  } catch (error) {
    return sandboxFailed(error, runtimeErrorText(error), context);
  }
}

export async function runStartSandbox(id: string, context: PlanContext): Promise<OperationResult> {
  const { pod, runtime, lifetime, changes } = context;
  try {
    await changes.run(() => runtime.startSandbox(id, lifetime), lifetime);
    return DONE;
  } catch (error) {
    const text = criErrors.startSandbox(pod.metadata.name, runtimeErrorText(error));
    return sandboxFailed(error, text, context);
  }
}

function sandboxFailed(error: unknown, text: string, context: PlanContext): OperationResult {
  if (isInterruption(error, context.lifetime)) throw error;
  context.record(podEvents.createSandboxFailed(text));
  return { failure: 'retry' };
}
