// Errors across the wire: an AppError keeps its code and sentence; anything else has already become one (server.ts).

import { AppError } from '../appError.ts';
import { sentenceOf } from '../explainedError.ts';
import type { WireError } from './messages.ts';

export function toWireError(error: AppError): WireError {
  return {
    code: error.code,
    message: error.message,
    retryable: error.retryable,
    ...(error.details === undefined ? {} : { details: error.details }),
    ...sentenceOf(error),
  };
}

export function fromWireError(error: WireError): AppError {
  return new AppError(error.code, error.message, {
    retryable: error.retryable,
    ...(error.details === undefined ? {} : { details: error.details }),
    ...(error.sentence === undefined ? {} : { sentence: error.sentence }),
  });
}
