// The rows that are on screen or near it, out of a log of any length. Asks for one window at a time and shows what has
// come at most once a frame; a million rows cost the page as much as a hundred.

import type { LogRow, LogState } from '../../electron/common/contract/logs.ts';

export interface WindowSnapshot {
  readonly viewId: string;
  /** Positions of the first row to draw and of the one after the last. */
  readonly base: number;
  readonly end: number;
  /** Filled in place: copying it with every frame would be most of the page's garbage. */
  readonly rows: ReadonlyMap<number, LogRow>;
}

export type FetchRows = (viewId: string, from: number, count: number) => Promise<readonly LogRow[]>;

/** Rows asked for at once. */
const FETCH_ROWS = 400;
/** Rows kept around the window, so that scrolling back a little needs no call; and before others are let go. */
const KEPT_ROWS = 1_000;
const MAX_ROWS = 4 * KEPT_ROWS;

export class LogWindow {
  readonly #fetch: FetchRows;
  readonly #listeners = new Set<() => void>();
  #rows = new Map<number, LogRow>();
  #snapshot: WindowSnapshot = { viewId: '', base: 0, end: 0, rows: this.#rows };
  #state: LogState | undefined;
  #isFollowing = true;
  /** The rows on screen. */
  #wanted: readonly [number, number] = [0, 0];
  #pageRows = 100;
  #clearedTo = 0;
  #isBusy = false;

  constructor(fetch: FetchRows) {
    this.#fetch = fetch;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): WindowSnapshot => this.#snapshot;

  /** The services' latest word; a new view starts over. */
  update(state: LogState): void {
    if (state.viewId !== this.#state?.viewId) {
      this.#rows = new Map();
      this.#snapshot = { viewId: state.viewId, base: state.first, end: state.first, rows: this.#rows };
      this.#clearedTo = 0;
      this.#wanted = [0, 0];
    }
    this.#state = state;
    if (!this.#isFollowing) this.#publish({ end: state.end });
    this.#pump();
  }

  follow(isFollowing: boolean): void {
    this.#isFollowing = isFollowing;
    if (!isFollowing && this.#state) this.#publish({ end: this.#state.end });
    this.#pump();
  }

  /** The positions on screen: from, and the one after the last. */
  show(from: number, to: number): void {
    this.#wanted = [from, to];
    this.#pageRows = Math.max(to - from, 1);
    this.#pump();
  }

  /** Hides everything up to now; undefined shows it again. */
  clear(position: number | undefined): void {
    this.#clearedTo = position ?? 0;
    const first = this.#state?.first ?? 0;
    this.#publish({ base: Math.max(first, this.#clearedTo) });
  }

  #pump(): void {
    const state = this.#state;
    if (this.#isBusy || state === undefined) return;
    const [from, to] = this.#range(state);
    const missing = this.#missing(from, to);
    if (missing === undefined) {
      if (this.#isFollowing) this.#publishEnd(state);
      return;
    }
    this.#isBusy = true;
    this.#fetch(state.viewId, missing, Math.min(FETCH_ROWS, to - missing))
      .then(
        (rows) => this.#take(state, rows, from, to),
        // The view was closed meanwhile; its successor asks anew.
        () => undefined,
      )
      .finally(() => {
        this.#isBusy = false;
        if (this.#state !== state || this.#missing(...this.#range(state)) !== undefined) this.#pump();
      })
      .catch(() => undefined);
  }

  #range({ first, end }: LogState): readonly [number, number] {
    if (this.#isFollowing) return [Math.max(first, end - this.#pageRows), end];
    const [from, to] = this.#wanted;
    return [Math.max(first, from), Math.min(end, to)];
  }

  #missing(from: number, to: number): number | undefined {
    for (let position = from; position < to; position += 1) if (!this.#rows.has(position)) return position;
    return undefined;
  }

  #take(state: LogState, fetched: readonly LogRow[], from: number, to: number): void {
    if (state.viewId !== this.#state?.viewId) return;
    if (this.#rows.size > MAX_ROWS)
      for (const position of this.#rows.keys())
        if (position < from - KEPT_ROWS || position >= to + KEPT_ROWS) this.#rows.delete(position);
    for (const row of fetched) this.#rows.set(row.position, row);
    if (this.#isFollowing) this.#publishEnd(state, true);
    else this.#publish({}, true);
  }

  #publishEnd(state: LogState, hasNewRows = false): void {
    // Only while it follows may the first row move: rows that go would pull the others along under the reader's eyes.
    this.#publish({ base: Math.max(state.first, this.#clearedTo), end: state.end }, hasNewRows);
  }

  #publish(part: Partial<WindowSnapshot>, hasNewRows = false): void {
    const next = { ...this.#snapshot, ...part };
    const isSame = next.base === this.#snapshot.base && next.end === this.#snapshot.end;
    if (isSame && !hasNewRows) return;
    this.#snapshot = next;
    for (const listener of this.#listeners) listener();
  }
}
