// The token of one start: made, compared, and left in a file that only its owner can read. It never stands in argv,
// in the environment or in a log.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';

const TOKEN_BYTES = 32;

export function createAccessToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Takes the same time for every candidate: digests have one length, and are compared in constant time. */
export function isSameToken(token: string, candidate: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(token), digest(candidate));
}

/** $XDG_RUNTIME_DIR, which only its owner may enter; the XDG specification says to ignore a relative one. */
export function runtimeDir(env: Readonly<Record<string, string | undefined>>, dataDir: string): string {
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime !== undefined && isAbsolute(runtime) ? runtime : dataDir;
}

/** `name` tells several servers of one user apart. */
export function tokenFilePath(runtimeDir: string, name: string): string {
  return join(runtimeDir, 'podbay', `${name}.token`);
}

/**
 * Replaces what is there instead of opening it: an old file may have another mode or be a link. Makes one directory
 * at most: one above it that is missing is a mistake of the environment.
 */
export async function writeTokenFile(path: string, token: string): Promise<void> {
  await mkdir(dirname(path), { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(path, { force: true });
  await writeFile(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
}
