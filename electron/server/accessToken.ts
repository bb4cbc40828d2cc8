// The token of one start: made, compared, and left in a file that only its owner can read. It never stands in argv,
// in the environment or in a log.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const TOKEN_BYTES = 32;

export function createAccessToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Takes the same time for every candidate: digests have one length, and are compared in constant time. */
export function isSameToken(token: string, candidate: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(token), digest(candidate));
}

/** `name` tells several servers of one user apart. */
export function tokenFilePath(runtimeDir: string, name: string): string {
  return join(runtimeDir, 'podbay', `${name}.token`);
}

/** Replaces what is there instead of opening it: an old file may have another mode or be a link. */
export async function writeTokenFile(path: string, token: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rm(path, { force: true });
  await writeFile(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
}
