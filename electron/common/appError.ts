// The one error class that crosses layers. Adapters map foreign errors to it once; hosts send its public part
// over the wire. Codes are gRPC's words, so that a cluster backend can use the same ones later.

import type { ErrorSentence } from './errorSentences.ts';

export const errorCodes = [
  'InvalidArgument',
  'NotFound',
  'AlreadyExists',
  'Conflict',
  'FailedPrecondition',
  'PermissionDenied',
  'ResourceExhausted',
  'Unavailable',
  'DeadlineExceeded',
  'Cancelled',
  'Unimplemented',
  'Internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface AppErrorOptions {
  /** The foreign error this one stands for; kept for logs, never sent to a user. */
  readonly cause?: unknown;
  /** The daemon's or parser's own text, shown under the message where it helps. */
  readonly details?: string;
  /** True where the same call may succeed later without any change by the user. */
  readonly retryable?: boolean;
  /** The message as key and values, where the words are Podbay's own: see explainedError.ts. */
  readonly sentence?: ErrorSentence;
}

/** An error whose `message` is written for the user: what happened and what to do next. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: string | undefined;
  readonly retryable: boolean;
  readonly sentence: ErrorSentence | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
    this.retryable = options.retryable ?? false;
    this.sentence = options.sentence;
  }
}

/** True for an `AppError` of the given code (any code when omitted). */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** The sentence to show for any thrown value. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Marks a branch that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new AppError('Internal', `Unexpected value: ${JSON.stringify(value)}`);
}
