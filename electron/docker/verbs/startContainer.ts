// Starts a created container once. Every restart is a new container: an exited one is never started again.

import type { RuntimeContext } from '../runtimeContext.ts';

/** Already running is success. `details` of the error is the daemon's text, as it also stands in State.Error. */
export async function startContainer(
  { client, inspects }: RuntimeContext,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await client.startContainer(id, signal);
  } finally {
    inspects.invalidate(id);
  }
}
