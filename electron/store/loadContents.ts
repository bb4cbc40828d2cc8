// Reads a database into memory. A record that cannot be read is moved aside and reported; it never stops the app.

import type { ClassicLevel } from 'classic-level';
import type { z } from 'zod';
import { AppError } from '../common/appError.ts';
import { emptyContents, type StoreContents } from '../engine/store/storeContents.ts';
import { decode, recordSchemas } from './storedRecords.ts';
import { metaKeys, prefixes, SCHEMA_VERSION, settingsKey } from './storeKeys.ts';

/** A record that could not be read: kept under another key, for the log and for repair by hand. */
export interface QuarantinedRecord {
  readonly key: string;
  readonly reason: string;
}

export interface LoadedContents {
  readonly contents: StoreContents;
  readonly quarantined: readonly QuarantinedRecord[];
}

export async function loadContents(database: ClassicLevel): Promise<LoadedContents> {
  const reader = new RecordReader(database);
  await checkSchema(database, reader);
  const contents = emptyContents();
  for (const pod of await reader.all(prefixes.pod, recordSchemas.pod)) {
    contents.pods.set(pod.metadata.uid, pod);
  }
  for (const tombstone of await reader.all(prefixes.tombstone, recordSchemas.tombstone)) {
    contents.tombstones.set(tombstone.uid, tombstone);
  }
  const archived = await reader.all(prefixes.archive, recordSchemas.archive);
  for (const entry of archived.toSorted((a, b) => Date.parse(a.deletedAt) - Date.parse(b.deletedAt))) {
    contents.archivedPods.set(entry.pod.metadata.uid, entry);
  }
  const events = await reader.all(prefixes.event, recordSchemas.event);
  for (const event of events.toSorted((a, b) => revisionOf(a) - revisionOf(b))) {
    contents.events.set(event.metadata.uid ?? '', event);
  }
  for (const node of await reader.all(prefixes.node, recordSchemas.node)) {
    contents.nodes.set(node.engineId, node);
  }
  const forwards = await reader.all(prefixes.forward, recordSchemas.forward);
  for (const forward of forwards.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))) {
    contents.forwards.set(forward.id, forward);
  }
  contents.settings = JSON.stringify(await reader.one(settingsKey, recordSchemas.settings));
  const written = [...contents.pods.values(), ...contents.events.values()].map(revisionOf);
  const saved = await reader.one(metaKeys.revision, recordSchemas.revision);
  contents.revision = written.reduce((highest, revision) => Math.max(highest, revision), saved ?? 0);
  await reader.moveAside();
  return { contents, quarantined: reader.quarantined };
}

async function checkSchema(database: ClassicLevel, reader: RecordReader): Promise<void> {
  const version = await reader.one(metaKeys.schema, recordSchemas.schema);
  if (version === undefined) {
    await database.put(metaKeys.schema, JSON.stringify(SCHEMA_VERSION), { sync: true });
  } else if (version > SCHEMA_VERSION) {
    throw new AppError(
      'FailedPrecondition',
      `The data in ${database.location} was written by a newer Podbay. Start that version, or choose another data directory.`,
    );
  }
}

/** The revision under which an object was written; 0 where it does not say. */
function revisionOf({ metadata }: { readonly metadata: { readonly resourceVersion?: string } }): number {
  const revision = Number(metadata.resourceVersion ?? 0);
  return Number.isSafeInteger(revision) ? revision : 0;
}

interface BrokenRecord extends QuarantinedRecord {
  readonly value: string;
}

class RecordReader {
  readonly #database: ClassicLevel;
  readonly #broken: BrokenRecord[] = [];

  constructor(database: ClassicLevel) {
    this.#database = database;
  }

  get quarantined(): readonly QuarantinedRecord[] {
    return this.#broken.map(({ key, reason }) => ({ key, reason }));
  }

  async all<T>(prefix: string, schema: z.ZodType<T>): Promise<T[]> {
    const values: T[] = [];
    // `0` follows `/` in ASCII: the first key after the prefix.
    for await (const [key, json] of this.#database.iterator({ gt: prefix, lt: `${prefix.slice(0, -1)}0` })) {
      const value = this.#decode(schema, key, json);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  async one<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const json = await this.#database.get(key);
    return json === undefined ? undefined : this.#decode(schema, key, json);
  }

  /** Puts what could not be read under the quarantine prefix, in one batch. */
  async moveAside(): Promise<void> {
    const operations = this.#broken.flatMap(({ key, reason, value }) => [
      { type: 'put' as const, key: prefixes.quarantine + key, value: JSON.stringify({ reason, value }) },
      { type: 'del' as const, key },
    ]);
    if (operations.length > 0) await this.#database.batch(operations, { sync: true });
  }

  #decode<T>(schema: z.ZodType<T>, key: string, json: string): T | undefined {
    const decoded = decode(schema, json);
    if (decoded.ok) return decoded.value;
    this.#broken.push({ key, reason: decoded.reason, value: json });
    return undefined;
  }
}
