// Saves writes to LevelDB, synced. While one batch is on its way to the disk the next writes gather into one batch
// (group commit): a burst of a hundred events costs two fsyncs, not a hundred.

import type { ClassicLevel } from 'classic-level';
import { AppError } from '../common/appError.ts';
import type { Journal } from '../engine/store/journaledStore.ts';
import type { StoreChange } from '../engine/store/objectStore.ts';
import { metaKeys, type Operation, operationOf } from './storeKeys.ts';

export class LevelJournal implements Journal {
  readonly #database: ClassicLevel;
  /** By key: of several writes to one object only the last needs saving. */
  readonly #pending = new Map<string, Operation>();
  #lastBatch: Promise<void> = Promise.resolve();
  #nextBatch: Promise<void> | undefined;

  /** The database is open, and closed by its owner after `close`. */
  constructor(database: ClassicLevel) {
    this.#database = database;
  }

  append(changes: readonly StoreChange[], revision: number): Promise<void> {
    const revisionWritten: Operation = { type: 'put', key: metaKeys.revision, value: String(revision) };
    for (const operation of [...changes.map(operationOf), revisionWritten]) {
      this.#pending.set(operation.key, operation);
    }
    // A failed batch fails every later one: what comes after it may build on it.
    this.#nextBatch ??= this.#lastBatch.then(() => this.#flush());
    return this.#nextBatch;
  }

  async close(): Promise<void> {
    // Whoever wrote has been told of a failure already.
    await Promise.allSettled([this.#nextBatch ?? this.#lastBatch]);
  }

  async #flush(): Promise<void> {
    const operations = [...this.#pending.values()];
    this.#pending.clear();
    this.#lastBatch = this.#nextBatch ?? this.#lastBatch;
    this.#nextBatch = undefined;
    try {
      await this.#database.batch(operations, { sync: true });
    } catch (error) {
      throw new AppError(
        'Unavailable',
        `Podbay cannot save to ${this.#database.location}. Free disk space or fix its permissions, then restart Podbay.`,
        { cause: error },
      );
    }
  }
}
