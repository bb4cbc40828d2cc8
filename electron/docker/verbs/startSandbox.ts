// Starts a pod's sandbox and waits until its files are ready for the first app container.

import { isAppError } from '../../common/appError.ts';
import { daemonSays } from '../dockerErrors.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { startContainer } from './startContainer.ts';
import { waitUntilReady } from './waitUntilReady.ts';

async function start(context: RuntimeContext, id: string, signal: AbortSignal): Promise<void> {
  try {
    await startContainer(context, id, signal);
  } catch (error) {
    // Somebody removed the network since the sandbox was created.
    if (!isAppError(error, 'NotFound') || !daemonSays(error, /network .* not found/)) throw error;
    context.network.forget();
    await context.network.ensure();
    await startContainer(context, id, signal);
  }
}

export async function startSandbox(context: RuntimeContext, id: string, signal: AbortSignal): Promise<void> {
  await start(context, id, signal);
  await waitUntilReady(context, id, signal);
}
