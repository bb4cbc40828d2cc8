// The keyboard of a grid as a pure function: a key and where the focus is give what to do. See ux.md 3.1 and 3.3.

export interface GridPosition {
  readonly row: number;
  /** Undefined: the row itself has the focus. */
  readonly cell: number | undefined;
}

export interface GridSize {
  readonly rows: number;
  readonly cells: number;
  /** Rows that PageUp and PageDown move by. */
  readonly page: number;
}

export interface GridKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly modKey: boolean;
  readonly altKey: boolean;
}

export type GridAct =
  | { readonly act: 'move'; readonly to: GridPosition; readonly extends: boolean }
  | { readonly act: 'open' }
  | { readonly act: 'toggle' }
  | { readonly act: 'range' }
  | { readonly act: 'all' }
  | { readonly act: 'menu' }
  | { readonly act: 'leave' };

/** Undefined: the grid does nothing with this key. */
export function gridKeyAct(key: GridKey, at: GridPosition, size: GridSize): GridAct | undefined {
  if (key.altKey) return undefined;
  const last = size.rows - 1;
  const toRow = (row: number): GridAct => ({
    act: 'move',
    to: { row: Math.min(Math.max(row, 0), last), cell: at.cell },
    extends: key.shiftKey,
  });
  const toCell = (cell: number | undefined): GridAct => ({
    act: 'move',
    to: { row: at.row, cell },
    extends: false,
  });
  switch (key.key) {
    case 'ArrowDown':
      return key.modKey ? undefined : toRow(at.row + 1);
    case 'ArrowUp':
      return key.modKey ? undefined : toRow(at.row - 1);
    case 'PageDown':
      return toRow(at.row + size.page);
    case 'PageUp':
      return toRow(at.row - size.page);
    case 'Home':
      return at.cell === undefined || key.modKey ? toRow(0) : toCell(0);
    case 'End':
      return at.cell === undefined || key.modKey ? toRow(last) : toCell(size.cells - 1);
    case 'ArrowRight':
      return toCell(at.cell === undefined ? 0 : Math.min(at.cell + 1, size.cells - 1));
    case 'ArrowLeft':
      return toCell(at.cell === undefined || at.cell === 0 ? undefined : at.cell - 1);
    case 'Enter':
      return key.modKey ? undefined : { act: 'open' };
    case ' ':
      return key.modKey ? undefined : { act: key.shiftKey ? 'range' : 'toggle' };
    case 'a':
      return key.modKey && !key.shiftKey ? { act: 'all' } : undefined;
    case 'F10':
      return key.shiftKey ? { act: 'menu' } : undefined;
    case 'ContextMenu':
      return { act: 'menu' };
    case 'Escape':
      return at.cell === undefined ? { act: 'leave' } : toCell(undefined);
    default:
      return undefined;
  }
}
