// The last lines of terminals, a file each in the data directory, for the app's next start. Written at once and as a
// whole: they are read after the app was killed. What a shell has printed may be secret: for the owner alone, and gone
// after a week.

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDirectory } from './makeDirectory.ts';

/** Tabs that nobody has come back to. */
const MAX_AGE_MS = 7 * 24 * 60 * 60_000;
/** A page names them: no name may lead out of the directory. */
const validId = /^[\w-]{1,64}$/;

export class ScreenFiles {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Makes the directory, and removes what is too old; `now` in milliseconds since the epoch. */
  static async open(dataDir: string, now: number): Promise<ScreenFiles> {
    const directory = join(dataDir, 'terminals');
    await makeDirectory(directory);
    for (const name of await readdir(directory)) {
      const path = join(directory, name);
      if (now - (await stat(path)).mtimeMs > MAX_AGE_MS) await rm(path, { force: true });
    }
    return new ScreenFiles(directory);
  }

  save(id: string, bytes: Uint8Array): void {
    const path = this.#path(id);
    if (path === undefined) return;
    writeFileSync(`${path}.new`, bytes, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }

  /** Undefined: there is none. */
  read(id: string): Uint8Array | undefined {
    const path = this.#path(id);
    try {
      return path === undefined ? undefined : readFileSync(path);
    } catch {
      // Missing, or not readable any more: the tab comes back without its lines.
      return undefined;
    }
  }

  remove(id: string): void {
    const path = this.#path(id);
    if (path !== undefined) rmSync(path, { force: true });
  }

  #path(id: string): string | undefined {
    return validId.test(id) ? join(this.#directory, id) : undefined;
  }
}
