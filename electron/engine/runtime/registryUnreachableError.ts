// A pull that never reached the registry, told apart from a registry's "no": the image that is here may still serve.

import { AppError } from '../../common/appError.ts';

export class RegistryUnreachableError extends AppError {
  constructor(details: string, cause: unknown) {
    super('Unavailable', 'The registry cannot be reached.', { details, cause, retryable: true });
  }
}
