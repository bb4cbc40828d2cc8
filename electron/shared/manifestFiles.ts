// Reads manifest files named on a command line. A file that cannot be read is an error with its name, never skipped.

import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError, errorMessage } from '../common/appError.ts';
import { MAX_MANIFEST_CHARS, type ManifestSource } from '../common/contract/manifests.ts';

/** Four bytes per character is the most that UTF-8 needs. */
const MAX_FILE_BYTES = MAX_MANIFEST_CHARS * 4;

/** `paths` are relative to `workingDir`. */
export function readManifestFiles(paths: readonly string[], workingDir: string): Promise<ManifestSource[]> {
  return Promise.all(paths.map((path) => readManifestFile(resolve(workingDir, path))));
}

async function readManifestFile(path: string): Promise<ManifestSource> {
  try {
    const { size } = await stat(path);
    const text = size > MAX_FILE_BYTES ? undefined : await readFile(path, 'utf8');
    if (text !== undefined && text.length <= MAX_MANIFEST_CHARS) return { name: basename(path), text };
  } catch (cause) {
    throw new AppError('NotFound', `The manifest file cannot be read: ${errorMessage(cause)}`, { cause });
  }
  throw new AppError(
    'ResourceExhausted',
    `The manifest file ${path} is too large: at most ${MAX_MANIFEST_CHARS} characters are taken.`,
  );
}
