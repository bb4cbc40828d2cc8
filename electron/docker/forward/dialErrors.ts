// Why a connection into a pod was not made, in words for whoever asked for it.

import { AppError } from '../../common/appError.ts';
import { systemErrorCode } from '../dockerErrors.ts';

function nothingListens(port: number, cause: Error): AppError {
  return new AppError('Unavailable', `Nothing listens on port ${port} in the pod.`, {
    cause,
    details: cause.message,
    retryable: true,
  });
}

/** Neither accepted nor refused, or refused for a reason that the system names. */
export function doesNotAnswer(port: number, details?: string): AppError {
  const message = `The pod does not answer on port ${port}.`;
  return new AppError('DeadlineExceeded', message, {
    retryable: true,
    ...(details === undefined ? {} : { details }),
  });
}

function outOfSockets(cause: Error): AppError {
  return new AppError('ResourceExhausted', 'The system has no more sockets to give.', {
    cause,
    details: cause.message,
    retryable: true,
  });
}

/** For a failed connect; the error's code is the system's. */
export function dialError(error: Error, port: number): AppError {
  switch (systemErrorCode(error)) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return nothingListens(port, error);
    case 'EMFILE':
    case 'ENFILE':
    case 'EADDRNOTAVAIL':
      return outOfSockets(error);
    default:
      // No route, no interface, forbidden: as good as silence, but known at once.
      return doesNotAnswer(port, error.message);
  }
}

export function sandboxGone(): AppError {
  return new AppError('FailedPrecondition', 'The pod is not running.', { retryable: true });
}

export function tooManyConnections(limit: number): AppError {
  return new AppError('ResourceExhausted', `The pod has ${limit} forwarded connections open already.`, {
    retryable: true,
  });
}

export function connectCancelled(): AppError {
  return new AppError('Cancelled', 'The connection to the pod was cancelled.');
}

export function relayLost(): AppError {
  return new AppError('Unavailable', 'The relay in the pod has ended. Try again.', { retryable: true });
}
