// Which rows are selected, and where a range starts. Keys only: rows may move or go at any time.

export interface Selection {
  readonly keys: ReadonlySet<string>;
  /** The row that Shift extends from. */
  readonly anchor: string | undefined;
}

export const emptySelection: Selection = { keys: new Set(), anchor: undefined };

export function toggleKey({ keys }: Selection, key: string): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** Selects from the anchor to `key` in the shown order, in addition to what is selected. */
export function selectRange({ keys, anchor }: Selection, key: string, order: readonly string[]): Selection {
  const to = order.indexOf(key);
  const from = anchor === undefined ? to : order.indexOf(anchor);
  if (to === -1) return { keys, anchor };
  const start = from === -1 ? to : Math.min(from, to);
  const range = order.slice(start, Math.max(from, to) + 1);
  return { keys: new Set([...keys, ...range]), anchor: from === -1 ? key : anchor };
}

export function selectAll(selection: Selection, order: readonly string[]): Selection {
  return { keys: new Set([...selection.keys, ...order]), anchor: selection.anchor };
}

/** Forgets rows that are not there any more; the same object when nothing changed. */
export function retainKeys(selection: Selection, exists: (key: string) => boolean): Selection {
  const kept = [...selection.keys].filter(exists);
  const anchor = selection.anchor !== undefined && exists(selection.anchor) ? selection.anchor : undefined;
  if (kept.length === selection.keys.size && anchor === selection.anchor) return selection;
  return { keys: new Set(kept), anchor };
}
