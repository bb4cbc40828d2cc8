// Makes a directory and what is missing above it, for its owner alone. Not `mkdir` with `recursive`: where the file
// system answers ENOENT below a parent that exists, as /proc does, Node (20.20) tries again for ever.

import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Rejects with the system's own error. A directory that exists keeps its mode. */
export async function makeDirectory(path: string): Promise<void> {
  if (await isDirectory(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeDirectory(parent);
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it in between.
    if (!(await isDirectory(path))) throw error;
  }
}

/** False for what is missing, and for what may not be looked at: making it will say why. */
async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
