// The three calls that bring up a container, and what kubelet shows when one of them fails (semantics §2.4).

import { AppError } from '../../common/appError.ts';
import { containerEvents, criErrors, imageEvents } from '../../common/kubectl/eventMessages.ts';
import { type WaitingText, waitingMessages } from '../../common/kubectl/waitingMessages.ts';
import { recordImageLook, recordPullFailure, recordReport } from '../backoff/runHistory.ts';
import type { ContainerSubject } from '../plan/plan.ts';
import { ContainerConfigError } from '../runtime/containerConfigError.ts';
import { runtimeErrorText } from '../runtimeErrorText.ts';
import { specHash } from '../specHash.ts';
import { forgetStartFailure, rememberStartFailure } from '../status/podMemory.ts';
import {
  idOf,
  isInterruption,
  type OperationOf,
  type OperationResult,
  type Results,
} from './operationResult.ts';
import type { PlanContext } from './planContext.ts';

export async function runEnsureImage(
  operation: OperationOf<'ensureImage'>,
  context: PlanContext,
  signal: AbortSignal,
): Promise<OperationResult> {
  const { container, containerKind: kind, backOff } = operation;
  const subject = { name: container.name, kind };
  const image = container.image ?? '';
  const onPulling = () => context.record(imageEvents.pulling(image), subject);
  const outcome = await context.images.ensure(container, backOff, onPulling, signal);
  if (outcome.kind === 'ready') {
    for (const event of outcome.events) context.record(event, subject);
    return { image: outcome.image };
  }
  const { waiting, events, pullError, isBackingOff } = outcome;
  const now = context.clock.now();
  if (pullError !== undefined) context.note((history) => recordPullFailure(history, image, pullError, now));
  if (isBackingOff && backOff) {
    context.note((history) =>
      recordReport(recordImageLook(history, image, now), container.name, backOff.until),
    );
  }
  context.remember((memory) => rememberStartFailure(memory, container.name, waiting));
  for (const event of events) context.record(event, subject);
  return { failure: pullError !== undefined || isBackingOff ? 'wait' : 'retry' };
}

export async function runCreateContainer(
  operation: OperationOf<'createContainer'>,
  results: Results,
  context: PlanContext,
): Promise<OperationResult> {
  const { pod, runtime, lifetime, changes } = context;
  const { container, containerKind: kind, attempt } = operation;
  const ensured = results.get(operation.image);
  if (!ensured || !('image' in ensured) || ensured.image === undefined) {
    throw new AppError('Internal', `Operation #${operation.image} gave no image.`);
  }
  const { image } = ensured;
  const sandboxId = idOf(operation.sandbox, results);
  const request = { pod, container, kind, sandboxId, attempt, specHash: specHash(container), image };
  try {
    const created = await changes.run(() => runtime.createContainer(request, lifetime), lifetime);
    context.record(containerEvents.created(container.name), { name: container.name, kind });
    return { id: created.id };
  } catch (error) {
    if (isInterruption(error, lifetime)) throw error;
    const text = runtimeErrorText(error);
    const waiting =
      error instanceof ContainerConfigError
        ? waitingMessages.createContainerConfigError(text)
        : waitingMessages.createContainerError(text);
    return startFailed(operation, waiting, text, context);
  }
}

export async function runStartContainer(
  operation: OperationOf<'startContainer'>,
  id: string,
  context: PlanContext,
): Promise<OperationResult> {
  const { runtime, lifetime, changes } = context;
  const { container, containerKind: kind } = operation;
  try {
    await changes.run(() => runtime.startContainer(id, lifetime), lifetime);
    context.remember((memory) => forgetStartFailure(memory, container.name));
    context.record(containerEvents.started(container.name), { name: container.name, kind });
    return {};
  } catch (error) {
    if (isInterruption(error, lifetime)) throw error;
    // As kubelet does: a name says more than the 64 digits of an id, and does not change with each attempt.
    const text = criErrors.startContainer(
      container.name,
      runtimeErrorText(error).replaceAll(id, container.name),
    );
    return startFailed(operation, waitingMessages.runContainerError(text), text, context);
  }
}

function startFailed(
  { container, containerKind: kind }: ContainerSubject,
  waiting: WaitingText,
  text: string,
  context: PlanContext,
): OperationResult {
  context.remember((memory) => rememberStartFailure(memory, container.name, waiting));
  context.record(containerEvents.failed(text), { name: container.name, kind });
  return { failure: 'retry' };
}
