// Which columns fit. Where the room is short, the least important ones go first and come back by themselves.

export interface FittingColumn {
  readonly id: string;
  /** In rem, so that larger text takes the room it needs. */
  readonly width: number;
  /** In rem: it may be cut to this before it goes; without it, it is shown whole or not at all. */
  readonly minWidth?: number;
  /** Lower stays longer; 0 always stays. */
  readonly priority: number;
}

/**
 * The columns that fit into `available` rem, in their given order. None stays that is less important than one that
 * went; the last one may be narrower than it would be.
 */
export function fitColumns<Column extends FittingColumn>(
  columns: readonly Column[],
  available: number,
): readonly Column[] {
  let left = available;
  const kept = new Map<string, Column>();
  for (const column of columns.toSorted((a, b) => a.priority - b.priority)) {
    const { id, width, minWidth = width, priority } = column;
    if (priority > 0 && minWidth > left) break;
    const isWhole = priority === 0 || width <= left;
    kept.set(id, isWhole ? column : { ...column, width: left });
    left -= isWhole ? width : left;
  }
  return columns.flatMap(({ id }) => kept.get(id) ?? []);
}
