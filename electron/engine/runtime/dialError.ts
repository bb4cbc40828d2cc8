// Why a connection into a pod was not made, as a name that every language has words for. The message is English.

import { AppError, type AppErrorOptions, type ErrorCode } from '../../common/appError.ts';
import type { DialFailure } from '../../common/contract/forwards.ts';

const codes: Readonly<Record<DialFailure, ErrorCode>> = {
  nothingListens: 'Unavailable',
  noAnswer: 'DeadlineExceeded',
  podGone: 'FailedPrecondition',
  podAway: 'Unavailable',
  noEngine: 'Unavailable',
  relayLost: 'Unavailable',
  tooManyConnections: 'ResourceExhausted',
  outOfSockets: 'ResourceExhausted',
  notDirect: 'Unimplemented',
};

export class DialError extends AppError {
  readonly reason: DialFailure;

  constructor(reason: DialFailure, message: string, options: AppErrorOptions = {}) {
    // The next connection may find a program, a pod or a socket; only a setting changes the last one.
    super(codes[reason], message, { retryable: reason !== 'notDirect', ...options });
    this.name = 'DialError';
    this.reason = reason;
  }
}
