// Walks a plan: every operation begins as soon as those it waits for have ended. Decides nothing; what an operation
// does is runOperation's, whether it is wanted was planPod's.

import { errorMessage, isAppError } from '../../common/appError.ts';
import type { Operation, OperationId, Plan, PlannedOperation } from '../plan/plan.ts';
import { operationToText } from '../plan/planToText.ts';
import type { OperationResult, RetryKind } from './operationResult.ts';
import type { PlanContext } from './planContext.ts';
import { runOperation } from './runOperation.ts';

export interface PlanOutcome {
  /** Something failed that only another attempt can mend: plan again after a wait of this kind. */
  readonly retry: RetryKind | undefined;
}

type Outcome =
  | { readonly kind: 'done'; readonly result: OperationResult }
  | { readonly kind: 'failed'; readonly retry: RetryKind | undefined }
  /** Not begun, or given up: something it needs failed, or the plan was aborted. */
  | { readonly kind: 'skipped' };

const SKIPPED: Outcome = { kind: 'skipped' };
const soonestRetries: readonly RetryKind[] = ['retry', 'retryMount'];

/**
 * Resolves when every operation has ended. Aborting the signal begins no more operations and gives up waiting for pulls
 * and stops; short calls that are under way are waited for, so that nothing appears after the next look.
 */
export async function executePlan(
  plan: Plan,
  context: PlanContext,
  signal: AbortSignal,
): Promise<PlanOutcome> {
  const outcomes: Promise<Outcome>[] = [];
  for (const planned of plan.operations) outcomes.push(runInTurn(planned, outcomes, context, signal));
  const ended = await Promise.all(outcomes);
  const retries = ended.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.retry] : []));
  return { retry: soonestRetries.find((kind) => retries.includes(kind)) };
}

async function runInTurn(
  planned: PlannedOperation,
  outcomes: readonly Promise<Outcome>[],
  context: PlanContext,
  signal: AbortSignal,
): Promise<Outcome> {
  const results = new Map<OperationId, OperationResult>();
  for (const id of planned.after) await outcomes[id];
  for (const id of planned.needs) {
    const outcome = await outcomes[id];
    if (outcome?.kind !== 'done') return SKIPPED;
    results.set(id, outcome.result);
  }
  if (signal.aborted) return SKIPPED;
  const { operation, toldAfter } = planned;
  const told = toldAfter === undefined ? undefined : outcomes[toldAfter];
  return runOne(operation, results, told === undefined ? context : tellingAfter(told, context), signal);
}

/** What is told before `gate` has ended waits for it, and is forgotten where it failed. */
function tellingAfter(gate: Promise<Outcome>, context: PlanContext): PlanContext {
  const whenDone = async (tell: () => void) => {
    if ((await gate).kind === 'done') tell();
  };
  return {
    ...context,
    record: (event, container) => void whenDone(() => context.record(event, container)),
    remember: (change) => void whenDone(() => context.remember(change)),
  };
}

async function runOne(
  operation: Operation,
  results: ReadonlyMap<OperationId, OperationResult>,
  context: PlanContext,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const result = await runOperation(operation, results, context, signal);
    return 'failure' in result
      ? { kind: 'failed', retry: result.failure === 'wait' ? undefined : result.failure }
      : { kind: 'done', result };
  } catch (error) {
    if (isAppError(error, 'Cancelled') || signal.aborted || context.lifetime.aborted) return SKIPPED;
    context.logger.warn('An operation of a plan failed.', {
      pod: context.pod.metadata.uid,
      operation: operationToText(operation, context.clock.now()),
      error: errorMessage(error),
    });
    return { kind: 'failed', retry: 'retry' };
  }
}
