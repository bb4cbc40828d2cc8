// Why a connection into a pod was not made, in words for whoever asked for it.

import { AppError } from '../../common/appError.ts';

export function nothingListens(port: number, protocol: 'TCP' | 'UDP', cause: Error): AppError {
  const details = cause.message;
  const what = protocol === 'TCP' ? `port ${port}` : `UDP port ${port}`;
  return new AppError('Unavailable', `Nothing listens on ${what} in the pod.`, {
    cause,
    details,
    retryable: true,
  });
}

export function doesNotAnswer(port: number): AppError {
  return new AppError('DeadlineExceeded', `The pod does not answer on port ${port}.`, { retryable: true });
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
