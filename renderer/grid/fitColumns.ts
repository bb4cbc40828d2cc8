// Which columns fit. Where the room is short, the least important ones go first and come back by themselves.

export interface FittingColumn {
  readonly id: string;
  /** In rem, so that larger text takes the room it needs. */
  readonly width: number;
  /** Lower stays longer; 0 always stays. */
  readonly priority: number;
}

/** The columns that fit into `available` rem, in their given order. */
export function fitColumns<Column extends FittingColumn>(
  columns: readonly Column[],
  available: number,
): readonly Column[] {
  let left = available;
  const kept = new Set<string>();
  for (const column of columns.toSorted((a, b) => a.priority - b.priority)) {
    if (column.width > left && column.priority > 0) continue;
    left -= column.width;
    kept.add(column.id);
  }
  return columns.filter((column) => kept.has(column.id));
}
