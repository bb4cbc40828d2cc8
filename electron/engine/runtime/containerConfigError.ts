// The failure behind the waiting reason CreateContainerConfigError: the definition itself is at fault, the runtime was
// not asked. Every other failure of creating a container is CreateContainerError.

import { AppError } from '../../common/appError.ts';

/** `message` is the kubelet's text, ready for the container's status and the event. */
export class ContainerConfigError extends AppError {
  constructor(message: string) {
    super('FailedPrecondition', message, { details: message });
    this.name = 'ContainerConfigError';
  }
}
