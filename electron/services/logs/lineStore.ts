// The rows of one log, numbered for ever from 0; the oldest pages go when a limit is reached.

import { LinePage, type StoredRow } from './linePage.ts';
import { MAX_LOG_BYTES, MAX_ROWS } from './logLimits.ts';

export class LineStore {
  readonly #maxRows: number;
  readonly #maxBytes: number;
  readonly #pages: LinePage[] = [];
  #end = 0;
  #bytes = 0;

  constructor(maxRows: number = MAX_ROWS, maxBytes: number = MAX_LOG_BYTES) {
    this.#maxRows = maxRows;
    this.#maxBytes = maxBytes;
  }

  /** Number of the oldest row that is still held. */
  get first(): number {
    return this.#pages[0]?.firstSeq ?? this.#end;
  }

  /** Number that the next row will get. */
  get end(): number {
    return this.#end;
  }

  get byteLength(): number {
    return this.#bytes;
  }

  append(row: StoredRow): void {
    let page = this.#pages.at(-1);
    if (!page?.hasRoom(row.bytes.length)) {
      page = new LinePage(this.#end);
      this.#pages.push(page);
    }
    const before = page.byteLength;
    page.append(row);
    this.#bytes += page.byteLength - (page.count === 1 ? 0 : before);
    this.#end += 1;
    while (
      this.#pages.length > 1 &&
      (this.#end - this.first > this.#maxRows || this.#bytes > this.#maxBytes)
    ) {
      this.#bytes -= this.#pages.shift()?.byteLength ?? 0;
    }
  }

  /** Undefined: not held any more, or not yet. */
  row(seq: number): StoredRow | undefined {
    if (seq < this.first || seq >= this.#end) return undefined;
    let low = 0;
    let high = this.#pages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#pages[middle]?.firstSeq ?? 0) <= seq) low = middle;
      else high = middle - 1;
    }
    const page = this.#pages[low];
    return page?.row(seq - page.firstSeq);
  }
}
