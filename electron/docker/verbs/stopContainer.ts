// Asks a container's main process to end, and kills it after the grace.

import { isAppError } from '../../common/appError.ts';
import type { RuntimeContext } from '../runtimeContext.ts';

/** The image's STOPSIGNAL or SIGTERM first. Not running or gone is success. */
export async function stopContainer(
  { client, inspects }: RuntimeContext,
  id: string,
  graceSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await client.stopContainer(id, graceSeconds, signal);
  } catch (error) {
    if (!isAppError(error, 'NotFound')) throw error;
  } finally {
    inspects.invalidate(id);
  }
}
