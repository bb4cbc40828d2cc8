// What an operation hands to those that need it, and how a call that was merely interrupted is told from a failed one.

import { AppError, isAppError } from '../../common/appError.ts';
import type { Operation, OperationId, Target } from '../plan/plan.ts';
import type { ImageRecord } from '../runtime/podRuntime.ts';

export type OperationOf<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

export type OperationResult =
  /** `id` of what was created, `image` that was found; what else there is nobody waits for. */
  | { readonly id?: string; readonly image?: ImageRecord }
  /** `wait`: the next plan knows when to try again; else the worker's own back-off of this kind decides. */
  | { readonly failure: 'wait' | RetryKind };

/** What is tried again: most calls soon, the set-up of volumes more and more seldom. */
export type RetryKind = 'retry' | 'retryMount';

/** It went well, and nobody waits for more. */
export const DONE: OperationResult = {};

export type Results = ReadonlyMap<OperationId, OperationResult>;

/** The id an operation works on: known when planned, or returned by an operation before it. */
export function idOf(target: Target, results: Results): string {
  if ('id' in target) return target.id;
  const result = results.get(target.from);
  if (result && 'id' in result && result.id !== undefined) return result.id;
  throw new AppError('Internal', `Operation #${target.from} gave no id.`);
}

/** The call did not fail, its end was not waited for: the engine is lost or the app is closing. */
export function isInterruption(error: unknown, lifetime: AbortSignal): boolean {
  return lifetime.aborted || isAppError(error, 'Cancelled') || isAppError(error, 'Unavailable');
}
