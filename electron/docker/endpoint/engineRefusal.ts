// An engine that answers but cannot be used, told apart from one that does not answer.

import { AppError } from '../../common/appError.ts';
import type { EngineFailure } from '../../common/contract/system.ts';

export class EngineRefusal extends AppError {
  readonly kind: EngineFailure['kind'];
  readonly apiVersion: string | undefined;

  constructor(kind: EngineFailure['kind'], message: string, apiVersion: string | undefined) {
    super('FailedPrecondition', message, { details: message });
    this.name = 'EngineRefusal';
    this.kind = kind;
    this.apiVersion = apiVersion;
  }
}
