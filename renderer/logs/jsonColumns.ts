// Which fields of JSON lines stand in columns, and how wide those are: from the lines that have been on screen. A column
// only grows, so that a log that runs does not sway.

import type { LogRow } from '../../electron/common/contract/logs.ts';
import { rowFields } from './jsonFields.ts';
import type { LogWindow } from './logWindow.ts';

export interface JsonColumn {
  readonly field: string;
  /** In characters. */
  readonly width: number;
}

/** Programs that make keys out of data would fill the page. */
const MAX_FIELDS = 100;
export const MAX_FIELD_CHARS = 120;
const MAX_WIDTH = 32;
/** Columns as long as nobody has chosen any. */
const FIRST_COLUMNS = 4;

const levelNames = ['level', 'severity', 'lvl', 'log.level', 'levelname'];
const messageNames = ['msg', 'message', 'event', 'log'];
/** The log has times of its own. */
const timeNames = ['time', 'ts', 't', 'timestamp', '@timestamp', 'datetime'];

export class SeenFields {
  readonly #listeners = new Set<() => void>();
  readonly #known = new WeakSet<LogRow>();
  readonly #widths = new Map<string, number>();
  #columns: readonly JsonColumn[] = [];

  /** All fields in the order in which they came; the same list until it changes. */
  readonly get = (): readonly JsonColumn[] => this.#columns;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads the rows of a window now and whenever others come; returns the end of it. */
  follow(window: Pick<LogWindow, 'get' | 'subscribe'>): () => void {
    const note = () => this.note(window.get().rows.values());
    note();
    return window.subscribe(note);
  }

  note(rows: Iterable<LogRow>): void {
    let hasChanged = false;
    for (const row of rows) {
      if (this.#known.has(row)) continue;
      this.#known.add(row);
      for (const [field, value] of rowFields(row) ?? []) hasChanged = this.#widen(field, value) || hasChanged;
    }
    if (!hasChanged) return;
    this.#columns = [...this.#widths].map(([field, width]) => ({ field, width }));
    for (const listener of this.#listeners) listener();
  }

  #widen(field: string, value: string): boolean {
    const width = this.#widths.get(field);
    if (width === undefined && (this.#widths.size >= MAX_FIELDS || field.length > MAX_FIELD_CHARS))
      return false;
    const next = Math.min(Math.max(width ?? field.length, value.length), MAX_WIDTH);
    this.#widths.set(field, next);
    return next !== width;
  }
}

/** The columns to show: those chosen, where the log has any of them; the message last, which is the longest. */
export function shownColumns(seen: readonly JsonColumn[], chosen: readonly string[]): readonly JsonColumn[] {
  const found = seen.filter(({ field }) => chosen.includes(field));
  return messageLast(found.length > 0 ? found : firstColumns(seen));
}

function firstColumns(seen: readonly JsonColumn[]): readonly JsonColumn[] {
  const isIn = (names: readonly string[]) => (column: JsonColumn) =>
    names.includes(column.field.toLowerCase());
  const level = seen.filter(isIn(levelNames));
  const message = seen.filter(isIn(messageNames));
  const others = seen.filter((column) => !isIn([...levelNames, ...messageNames, ...timeNames])(column));
  const room = Math.max(0, FIRST_COLUMNS - level.length - message.length);
  return [...level, ...others.slice(0, room), ...message];
}

function messageLast(columns: readonly JsonColumn[]): readonly JsonColumn[] {
  const isMessage = ({ field }: JsonColumn) => messageNames.includes(field.toLowerCase());
  return [...columns.filter((column) => !isMessage(column)), ...columns.filter(isMessage)];
}
