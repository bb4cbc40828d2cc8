// Removes a container or sandbox with its anonymous volumes; running ones are killed.

import { isAppError } from '../../common/appError.ts';
import { sleep } from '../../common/clock.ts';
import { daemonSays } from '../dockerErrors.ts';
import type { RuntimeBase } from '../runtimeBase.ts';

const POLL_MS = 50;

/** Gone is success. When somebody else is removing it, resolves once it is gone. */
export async function removeContainer(
  { client, clock, inspects }: Pick<RuntimeBase, 'client' | 'clock' | 'inspects'>,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    try {
      await client.removeContainer(id, signal);
      inspects.invalidate(id);
      return;
    } catch (error) {
      if (isAppError(error, 'NotFound')) return;
      if (!isAppError(error, 'Conflict') || !daemonSays(error, /already in progress/)) throw error;
    }
    await sleep(clock, POLL_MS, signal);
  }
}
