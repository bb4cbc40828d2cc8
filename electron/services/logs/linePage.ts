// One page of packed rows: bytes side by side in one buffer, times and marks in typed arrays. A million lines cost
// their bytes and sixteen more each, not a JavaScript string.

import { MAX_PAGE_ROWS, PAGE_BYTES } from './logLimits.ts';

export const rowFlags = { stderr: 1, newline: 2, mark: 4 } as const;

export interface StoredRow {
  readonly time: number;
  /** Index of the run it came from. */
  readonly source: number;
  readonly flags: number;
  readonly bytes: Uint8Array;
}

/** A pod that said three lines must not cost a whole page. */
const FIRST_BYTES = 16 * 1024;
const FIRST_ROWS = 256;

export class LinePage {
  readonly firstSeq: number;
  #bytes = new Uint8Array(FIRST_BYTES);
  #ends = new Uint32Array(FIRST_ROWS);
  #times = new Float64Array(FIRST_ROWS);
  #sources = new Uint16Array(FIRST_ROWS);
  #flags = new Uint8Array(FIRST_ROWS);
  #count = 0;
  #used = 0;

  constructor(firstSeq: number) {
    this.firstSeq = firstSeq;
  }

  get count(): number {
    return this.#count;
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  hasRoom(bytes: number): boolean {
    return this.#count === 0 || (this.#count < MAX_PAGE_ROWS && this.#used + bytes <= PAGE_BYTES);
  }

  append({ time, source, flags, bytes }: StoredRow): void {
    this.#reserve(this.#used + bytes.length);
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
    this.#ends[this.#count] = this.#used;
    this.#times[this.#count] = time;
    this.#sources[this.#count] = source;
    this.#flags[this.#count] = flags;
    this.#count += 1;
  }

  /** The bytes are a view into the page. */
  row(index: number): StoredRow {
    return {
      time: this.#times[index] ?? 0,
      source: this.#sources[index] ?? 0,
      flags: this.#flags[index] ?? 0,
      bytes: this.#bytes.subarray(index === 0 ? 0 : this.#ends[index - 1], this.#ends[index]),
    };
  }

  #reserve(bytes: number): void {
    if (bytes > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(bytes, Math.min(this.#bytes.length * 4, PAGE_BYTES)));
      larger.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = larger;
    }
    if (this.#count < this.#ends.length) return;
    const rows = Math.min(this.#ends.length * 4, MAX_PAGE_ROWS);
    this.#ends = grown(this.#ends, new Uint32Array(rows));
    this.#times = grown(this.#times, new Float64Array(rows));
    this.#sources = grown(this.#sources, new Uint16Array(rows));
    this.#flags = grown(this.#flags, new Uint8Array(rows));
  }
}

function grown<A extends { set(values: A): void }>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
