// Why a connection into a pod was not made, in words for whoever asked for it.

import { AppError } from '../../common/appError.ts';
import { DialError } from '../../engine/runtime/dialError.ts';
import { systemErrorCode } from '../dockerErrors.ts';

function nothingListens(port: number, cause: Error): DialError {
  const options = { cause, details: cause.message };
  return new DialError('nothingListens', `Nothing listens on port ${port} in the pod.`, options);
}

/** Neither accepted nor refused, or refused for a reason that the system names. */
export function doesNotAnswer(port: number, details?: string): DialError {
  const options = details === undefined ? {} : { details };
  return new DialError('noAnswer', `The pod does not answer on port ${port}.`, options);
}

function outOfSockets(cause: Error): DialError {
  const options = { cause, details: cause.message };
  return new DialError('outOfSockets', 'The system has no more sockets to give.', options);
}

/** For a failed connect; the error's code is the system's. */
export function connectFailed(error: Error, port: number): DialError {
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

export function sandboxGone(): DialError {
  return new DialError('podGone', 'The pod is not running.');
}

export function tooManyConnections(limit: number): DialError {
  return new DialError('tooManyConnections', `The pod has ${limit} forwarded connections open already.`);
}

export function connectCancelled(): AppError {
  return new AppError('Cancelled', 'The connection to the pod was cancelled.');
}

export function relayLost(): DialError {
  return new DialError('relayLost', 'The relay in the pod has ended. Try again.');
}

export function notReachable(): DialError {
  return new DialError(
    'notDirect',
    "This engine's pods cannot be reached directly. Choose another way for port forwards in the settings.",
  );
}
