// What a failed run leaves a session in: a lost engine is not a failed program, and a container that does not run at
// this moment is no reason to give up waiting for it.

import { type ErrorCode, isAppError } from '../../common/appError.ts';
import type { TerminalState } from '../../common/contract/terminals.ts';
import { sentenceOf } from '../../common/explainedError.ts';

/** How the end of a connection, not of a process, is told. */
const connectionCodes: ReadonlySet<ErrorCode> = new Set(['Unavailable', 'Cancelled', 'DeadlineExceeded']);

export interface FailedRun {
  /** Its process ran, or its container was attached to. */
  readonly hasStarted: boolean;
  /** It was begun by itself after a lost engine. */
  readonly isResuming: boolean;
}

/** `at` as the contract prints times. */
export function stateAfterFailure(
  error: unknown,
  { hasStarted, isResuming }: FailedRun,
  at: string,
): TerminalState {
  if (!isAppError(error)) {
    return { phase: 'failed', message: 'Something went wrong inside Podbay. The log has the details.', at };
  }
  const { code, message, details } = error;
  const said = sentenceOf(error);
  const isLost = (hasStarted || isResuming) && connectionCodes.has(code);
  const isNotThereYet = isResuming && !hasStarted && code === 'FailedPrecondition';
  if (isLost || isNotThereYet) return { phase: 'disconnected', reason: message, ...said, at };
  return { phase: 'failed', message, ...said, ...(details === undefined ? {} : { details }), at };
}
