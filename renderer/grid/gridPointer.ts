// What clicks and the focus mean in a grid. The elements know their row and cell by their data attributes.

import type { FocusEvent, MouseEvent } from 'react';
import { isModKey } from '../app/platform.ts';
import type { DataGridProps } from './dataGridProps.ts';
import type { GridFocus } from './useGridFocus.ts';

/** The row and cell that an event happened in. */
function place(target: EventTarget): { readonly key: string; readonly cell: number | undefined } | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>('[data-row-key]');
  const cell = target.closest<HTMLElement>('[data-cell]');
  const key = row?.dataset['rowKey'];
  if (key === undefined) return undefined;
  return { key, cell: cell === null ? undefined : Number(cell.dataset['cell']) };
}

/** The handlers of the grid's element. */
export function gridPointer<Row>(
  { rows, onSelectionAct, onOpen, onMenu }: DataGridProps<Row>,
  keys: readonly string[],
  focus: GridFocus,
) {
  return {
    onClick: (event: MouseEvent) => {
      const at = place(event.target);
      const row = at && rows[keys.indexOf(at.key)];
      if (at === undefined || row === undefined || !(event.target instanceof Element)) return;
      const widget = event.target.closest('button, a[href]');
      if (widget !== null && !widget.hasAttribute('data-row-checkbox')) return;
      if (onSelectionAct && (widget !== null || event.shiftKey || isModKey(event))) {
        onSelectionAct(event.shiftKey ? 'range' : 'toggle', at.key);
      } else {
        onOpen(row, 'pointer');
      }
    },
    onContextMenu: (event: MouseEvent) => {
      const at = place(event.target);
      const row = at && rows[keys.indexOf(at.key)];
      if (at === undefined || row === undefined || onMenu === undefined) return;
      event.preventDefault();
      focus.noteFocus(at.key, undefined);
      onMenu(row, { x: event.clientX, y: event.clientY });
    },
    onFocus: (event: FocusEvent) => {
      const at = place(event.target);
      if (at) focus.noteFocus(at.key, event.target.matches('[role="row"]') ? undefined : at.cell);
    },
    onBlur: (event: FocusEvent) => focus.noteBlur(event.relatedTarget !== null),
  };
}
