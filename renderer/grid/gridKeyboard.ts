// Carries out what gridKeys.ts decides.

import type { KeyboardEvent } from 'react';
import { isModKey } from '../app/platform.ts';
import type { DataGridProps } from './dataGridProps.ts';
import { type GridAct, gridKeyAct } from './gridKeys.ts';
import type { GridFocus } from './useGridFocus.ts';

export function gridKeyboard<Row>(
  props: DataGridProps<Row>,
  keys: readonly string[],
  focus: GridFocus,
  page: number,
): (event: KeyboardEvent) => void {
  const { rows, columns, selection } = props;
  return (event) => {
    const row = rows[focus.row];
    const key = keys[focus.row];
    const { target } = event;
    if (row === undefined || key === undefined || !(target instanceof Element)) return;
    if (target.closest('[data-row-key]') === null) return;
    // Enter and Space belong to the button that has the focus.
    const isWidget = target.closest('button, a[href]') !== null;
    if (isWidget && (event.key === 'Enter' || event.key === ' ')) return;
    const act = gridKeyAct(
      { key: event.key, shiftKey: event.shiftKey, altKey: event.altKey, modKey: isModKey(event) },
      { row: focus.row, cell: focus.cell },
      { rows: rows.length, cells: columns.length + (selection ? 1 : 0), page: Math.max(page - 20, 5) },
    );
    if (act) carryOut(act, { props, keys, focus, row, key, element: target });
    else if (props.onRowKey?.(row, event) !== true) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

interface Situation<Row> {
  readonly props: DataGridProps<Row>;
  readonly keys: readonly string[];
  readonly focus: GridFocus;
  readonly row: Row;
  readonly key: string;
  readonly element: Element;
}

function carryOut<Row>(act: GridAct, { props, keys, focus, row, key, element }: Situation<Row>): void {
  const { rows, selection, onSelectionAct } = props;
  switch (act.act) {
    case 'move': {
      const nextKey = keys[act.to.row];
      const next = rows[act.to.row];
      if (nextKey === undefined || next === undefined) return;
      if (act.extends) {
        if (!selection?.keys.has(key)) onSelectionAct?.('toggle', key);
        onSelectionAct?.('range', nextKey);
      }
      focus.focusRow(nextKey, act.to.cell);
      if (nextKey !== key) props.onMove?.(next);
      return;
    }
    case 'open':
      return props.onOpen(row, 'key');
    case 'toggle':
    case 'range':
    case 'all':
      return onSelectionAct?.(act.act, key);
    case 'menu': {
      const box = (element.closest('[role="row"]') ?? element).getBoundingClientRect();
      return props.onMenu?.(row, { x: box.left + 48, y: box.bottom });
    }
    case 'leave':
      return props.onLeave?.();
  }
}
