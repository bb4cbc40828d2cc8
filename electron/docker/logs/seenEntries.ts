// Which entries of a log have been handed on, so that the log can be read again and nothing of it comes twice. An entry
// is known by stream, time and content; the pieces of a long line may share all three and are counted.

import type { LogEntry } from '../../engine/runtime/podRuntime.ts';

/** Of the content; time and length tell the rest apart. */
const HASHED_BYTES = 256;

export class SeenEntries {
  readonly #timeOf = new Map<string, number>();
  /** Of each stream: the line whose pieces are coming. */
  readonly #line = new Map<LogEntry['stream'], { time: number; pieces: number }>();

  /** True for an entry that was not seen before; it is from now on. */
  add(entry: LogEntry): boolean {
    const key = this.#keyOf(entry);
    if (this.#timeOf.has(key)) return false;
    this.#timeOf.set(key, entry.time);
    return true;
  }

  /** Older ones will not be read again. */
  forgetBefore(time: number): void {
    this.#line.clear();
    for (const [key, at] of this.#timeOf) if (at < time) this.#timeOf.delete(key);
  }

  #keyOf({ stream, time, isPartial, bytes }: LogEntry): string {
    const line = this.#line.get(stream);
    const piece = line?.time === time ? line.pieces : 0;
    if (isPartial) this.#line.set(stream, { time, pieces: piece + 1 });
    else this.#line.delete(stream);
    return `${stream} ${time} ${piece} ${bytes.length} ${fnv1a(bytes)}`;
  }
}

function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  const end = Math.min(bytes.length, HASHED_BYTES);
  for (let at = 0; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}
