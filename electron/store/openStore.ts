// Opens the store of a data directory, or says who holds it. Only this folder knows that it is a LevelDB.

import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { AppError, isAppError } from '../common/appError.ts';
import { type Clock, sleep, systemClock } from '../common/clock.ts';
import type { LeaseHolder } from '../common/contract/system.ts';
import { type Journal, JournaledStore } from '../engine/store/journaledStore.ts';
import type { ObjectStore } from '../engine/store/objectStore.ts';
import { readHolder, removeHolder, writeHolder } from './leaseHolderFile.ts';
import { LevelJournal } from './levelJournal.ts';
import { loadContents, type QuarantinedRecord } from './loadContents.ts';
import { makeDirectory } from './makeDirectory.ts';

export type OpenStoreOutcome =
  | {
      readonly kind: 'opened';
      readonly store: ObjectStore;
      /** Records that could not be read and were moved aside: for the log. */
      readonly quarantined: readonly QuarantinedRecord[];
    }
  /** Another process has the directory open; go on with a memory store, as an observer. */
  | { readonly kind: 'held'; readonly by: LeaseHolder };

/** Creates `dataDir` as needed. Rejects with an `AppError` for the user when the directory cannot be used. */
export async function openStore(
  dataDir: string,
  holder: LeaseHolder,
  clock: Clock = systemClock,
): Promise<OpenStoreOutcome> {
  const location = join(dataDir, 'store');
  try {
    // Manifests hold passwords in their environment variables: nobody else may read them. Before the database exists,
    // because it opens by itself and would make the directories for everybody.
    await makeDirectory(location);
  } catch (error) {
    throw unusable(dataDir, error);
  }
  const database = new ClassicLevel(location);
  try {
    if ((await openDatabase(database)) === 'locked') {
      return { kind: 'held', by: await waitForHolder(dataDir, clock) };
    }
    await writeHolder(dataDir, holder);
    const { contents, quarantined } = await loadContents(database);
    const store = new JournaledStore(contents, owningJournal(database, dataDir));
    return { kind: 'opened', store, quarantined };
  } catch (error) {
    await database.close();
    throw isAppError(error) ? error : unusable(dataDir, error);
  }
}

async function openDatabase(database: ClassicLevel): Promise<'opened' | 'locked'> {
  try {
    await database.open();
  } catch (error) {
    const code = causeCode(error);
    if (code === 'LEVEL_LOCKED') return 'locked';
    if (code !== 'LEVEL_CORRUPTION') throw error;
    // LevelDB rebuilds its index from the tables and the log that are whole.
    await ClassicLevel.repair(database.location);
    await database.open();
  }
  return 'opened';
}

/** classic-level wraps the reason: LEVEL_DATABASE_NOT_OPEN caused by LEVEL_LOCKED. */
function causeCode(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

function owningJournal(database: ClassicLevel, dataDir: string): Journal {
  const journal = new LevelJournal(database);
  return {
    append: (changes, revision) => journal.append(changes, revision),
    async close() {
      await journal.close();
      await removeHolder(dataDir);
      await database.close();
    },
  };
}

/** A process that has just started needs a moment to write its name. */
const HOLDER_TRIES = 20;
const HOLDER_RETRY_MS = 50;

async function waitForHolder(dataDir: string, clock: Clock): Promise<LeaseHolder> {
  for (let attempt = 1; ; attempt++) {
    const holder = await readHolder(dataDir);
    if (holder !== undefined) return holder;
    if (attempt === HOLDER_TRIES) break;
    await sleep(clock, HOLDER_RETRY_MS);
  }
  throw new AppError(
    'Unavailable',
    `Another process uses ${dataDir} and does not say which. Close other Podbay windows and servers, then try again.`,
    { retryable: true },
  );
}

function unusable(dataDir: string, error: unknown): AppError {
  const details = [error, error instanceof Error ? error.cause : undefined]
    .filter((part) => part instanceof Error)
    .map(({ message }) => message)
    .join(': ');
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'PermissionDenied',
        `Podbay may not write to ${dataDir}. Fix its permissions or choose another data directory.`,
        { cause: error, details },
      );
    case 'EEXIST':
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError(
        'Unavailable',
        `${dataDir} cannot be a data directory: a part of it is a file, or no directory can be made there. Choose another.`,
        { cause: error, details },
      );
    default:
      return new AppError(
        'Unavailable',
        `Podbay cannot open its data in ${dataDir}. Move the directory "store" in it away to start anew, or choose another data directory.`,
        { cause: error, details },
      );
  }
}
