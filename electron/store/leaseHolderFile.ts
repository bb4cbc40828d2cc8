// `holder.json` beside the database: who has it open. The database's own lock decides; this file only tells the name.

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LeaseHolder, leaseHolderSchema } from '../common/contract/system.ts';
import { decode } from './storedRecords.ts';

const pathIn = (dataDir: string): string => join(dataDir, 'holder.json');

/** Call with the lock held. */
export async function writeHolder(dataDir: string, holder: LeaseHolder): Promise<void> {
  const temporary = `${pathIn(dataDir)}.new`;
  await writeFile(temporary, JSON.stringify(holder), { mode: 0o600 });
  await rename(temporary, pathIn(dataDir));
}

/** Call before the lock is let go: afterwards the file may be another's. */
export async function removeHolder(dataDir: string): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
}

/** Undefined when the holder has not written it yet. */
export async function readHolder(dataDir: string): Promise<LeaseHolder | undefined> {
  let json: string;
  try {
    json = await readFile(pathIn(dataDir), 'utf8');
  } catch {
    // Missing for the moment between opening the database and writing the file.
    return undefined;
  }
  const decoded = decode(leaseHolderSchema, json);
  return decoded.ok ? decoded.value : undefined;
}
