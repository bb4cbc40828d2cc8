// What a container left in its termination-message file.

import type { RuntimeContext } from '../runtimeContext.ts';
import { wholeCharacters } from '../transport/wholeCharacters.ts';
import { readFileTail } from './archive.ts';

/** kubelet: MaxContainerTerminationMessageLength. */
const MAX_MESSAGE_BYTES = 4096;

/** Empty when there is no such file. */
export async function terminationMessage(
  context: RuntimeContext,
  containerId: string,
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const tail = await readFileTail(context, containerId, path, MAX_MESSAGE_BYTES, signal);
  return tail === undefined ? '' : wholeCharacters(tail);
}
