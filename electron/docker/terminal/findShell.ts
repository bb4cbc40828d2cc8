// Which shell an image has, without trying: a shell that is not there would leave a failed exec behind for each try.

import type { RuntimeContext } from '../runtimeContext.ts';
import { statFile } from '../verbs/archive.ts';

/** In the order in which people like them. The last are those of debug images and of images without /bin. */
const shells = [
  '/bin/bash',
  '/usr/bin/bash',
  '/usr/local/bin/bash',
  '/bin/ash',
  '/bin/sh',
  '/usr/bin/sh',
  '/busybox/sh',
] as const;

/** The first shell of a container, absolute; undefined when it has none. About 5 ms. */
export async function findShell(
  context: RuntimeContext,
  containerId: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = await Promise.all(shells.map((path) => statFile(context, containerId, path, signal)));
  return shells.find((_path, index) => found[index] === 'file' || found[index] === 'other');
}
