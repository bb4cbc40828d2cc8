// The parts of a live list that must never surprise: selection by key, rows that stay under the pointer, columns that
// go in order of importance, and the keyboard.

import { describe, expect, it } from 'vitest';
import { fitColumns } from '../../../../renderer/grid/fitColumns.ts';
import { type GridKey, gridKeyAct } from '../../../../renderer/grid/gridKeys.ts';
import { holdOrder } from '../../../../renderer/grid/heldOrder.ts';
import {
  emptySelection,
  retainKeys,
  selectAll,
  selectRange,
  toggleKey,
} from '../../../../renderer/grid/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const keys = (selection: { readonly keys: ReadonlySet<string> }) => [...selection.keys].toSorted();

describe('selection', () => {
  it('extends from the row that was toggled last', () => {
    const selection = selectRange(toggleKey(emptySelection, 'b'), 'd', order);
    expect(keys(selection)).toEqual(['b', 'c', 'd']);
    expect(selection.anchor).toBe('b');
  });

  it('extends upwards too, and keeps what was selected elsewhere', () => {
    const selection = toggleKey(toggleKey(emptySelection, 'e'), 'c');
    expect(keys(selectRange(selection, 'a', order))).toEqual(['a', 'b', 'c', 'e']);
  });

  it('selects one row when the anchor is gone from the list', () => {
    const selection = { keys: new Set<string>(), anchor: 'gone' };
    expect(keys(selectRange(selection, 'd', order))).toEqual(['d']);
  });

  it('selects all that are shown, not more', () => {
    expect(keys(selectAll(emptySelection, ['a', 'b']))).toEqual(['a', 'b']);
  });

  it('forgets rows that went away, and is the same object when none did', () => {
    const selection = selectAll(emptySelection, ['a', 'b']);
    expect(keys(retainKeys(selection, (key) => key === 'a'))).toEqual(['a']);
    expect(retainKeys(selection, () => true)).toBe(selection);
  });
});

describe('holdOrder', () => {
  it('keeps known rows where they are and puts new ones last', () => {
    expect(holdOrder(['c', 'a', 'b'], ['a', 'b', 'c', 'd'])).toEqual(['c', 'a', 'b', 'd']);
  });

  it('lets rows go that are gone', () => {
    expect(holdOrder(['c', 'a', 'b'], ['a', 'c'])).toEqual(['c', 'a']);
  });
});

describe('fitColumns', () => {
  const columns = [
    { id: 'name', width: 10, priority: 0 },
    { id: 'namespace', width: 6, priority: 7 },
    { id: 'status', width: 10, priority: 1 },
    { id: 'restarts', width: 6, priority: 3 },
    { id: 'age', width: 4, priority: 4 },
  ];
  const fit = (available: number) => fitColumns(columns, available).map(({ id }) => id);

  it('shows all when there is room, in their own order', () => {
    expect(fit(36)).toEqual(['name', 'namespace', 'status', 'restarts', 'age']);
  });

  it('gives up the least important first', () => {
    expect(fit(31)).toEqual(['name', 'status', 'restarts', 'age']);
  });

  it('never keeps a narrow column where a more important one did not fit', () => {
    expect(fit(24)).toEqual(['name', 'status']);
    expect(fit(19)).toEqual(['name']);
  });

  it('cuts a column that may be cut before it goes', () => {
    const cuttable = columns.map((column) => (column.id === 'status' ? { ...column, minWidth: 7 } : column));
    const widths = (available: number) => fitColumns(cuttable, available).map(({ id, width }) => [id, width]);
    expect(widths(18)).toEqual([
      ['name', 10],
      ['status', 8],
    ]);
    expect(widths(16)).toEqual([['name', 10]]);
  });

  it('never gives up the name', () => {
    expect(fit(1)).toEqual(['name']);
  });
});

describe('the keyboard of a grid', () => {
  const size = { rows: 10, cells: 4, page: 5 };
  const key = (name: string, held: Partial<GridKey> = {}): GridKey => ({
    key: name,
    shiftKey: false,
    modKey: false,
    altKey: false,
    ...held,
  });
  const move = (row: number, cell?: number, extend = false) => ({
    act: 'move',
    to: { row, cell },
    extends: extend,
  });

  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 9, 9],
    ['PageDown', 7, 9],
    ['PageUp', 3, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
  ])('%s on row %i goes to row %i', (name, from, to) => {
    expect(gridKeyAct(key(name), { row: from, cell: undefined }, size)).toEqual(move(to));
  });

  it('enters cells with Right and leaves them with Left or Escape', () => {
    expect(gridKeyAct(key('ArrowRight'), { row: 2, cell: undefined }, size)).toEqual(move(2, 0));
    expect(gridKeyAct(key('ArrowLeft'), { row: 2, cell: 0 }, size)).toEqual(move(2));
    expect(gridKeyAct(key('Escape'), { row: 2, cell: 3 }, size)).toEqual(move(2));
  });

  it('goes to the ends of the row inside it, and of the list with Ctrl', () => {
    expect(gridKeyAct(key('End'), { row: 2, cell: 1 }, size)).toEqual(move(2, 3));
    expect(gridKeyAct(key('End', { modKey: true }), { row: 2, cell: 1 }, size)).toEqual(move(9, 1));
  });

  it('selects with Space, a range with Shift, all with Ctrl+A', () => {
    const at = { row: 2, cell: undefined };
    expect(gridKeyAct(key(' '), at, size)).toEqual({ act: 'toggle' });
    expect(gridKeyAct(key(' ', { shiftKey: true }), at, size)).toEqual({ act: 'range' });
    expect(gridKeyAct(key('a', { modKey: true }), at, size)).toEqual({ act: 'all' });
    expect(gridKeyAct(key('ArrowDown', { shiftKey: true }), at, size)).toEqual(move(3, undefined, true));
  });

  it('opens the row menu with Shift+F10 and the Menu key', () => {
    const at = { row: 2, cell: undefined };
    expect(gridKeyAct(key('F10', { shiftKey: true }), at, size)).toEqual({ act: 'menu' });
    expect(gridKeyAct(key('ContextMenu'), at, size)).toEqual({ act: 'menu' });
  });

  it('leaves letters to the page', () => {
    expect(gridKeyAct(key('d'), { row: 2, cell: undefined }, size)).toBeUndefined();
  });
});
