// The text that kubelet would show for a failed runtime call: the runtime's own words where there are any.

import { errorMessage, isAppError } from '../common/appError.ts';

export function runtimeErrorText(error: unknown): string {
  return isAppError(error) && error.details ? error.details : errorMessage(error);
}
