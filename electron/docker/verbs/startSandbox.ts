// Starts a pod's sandbox and waits until its files are ready for the first app container.

import { isNetworkMissing } from '../podNetwork.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { startContainer } from './startContainer.ts';
import { waitUntilReady } from './waitUntilReady.ts';

async function start(context: RuntimeContext, id: string, signal: AbortSignal): Promise<void> {
  try {
    await startContainer(context, id, signal);
  } catch (error) {
    if (!isNetworkMissing(error)) throw error;
    context.network.forget();
    await context.network.ensure();
    await startContainer(context, id, signal);
  }
}

export async function startSandbox(context: RuntimeContext, id: string, signal: AbortSignal): Promise<void> {
  await start(context, id, signal);
  await waitUntilReady(context, id, signal);
}
