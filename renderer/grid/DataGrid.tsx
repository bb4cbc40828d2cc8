// The live list: an ARIA grid whose rows are virtual, with the keyboard of gridKeys.ts. It knows nothing of pods.

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type FocusEvent,
  type MouseEvent,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { isModKey } from '../app/platform.ts';
import { cx } from '../ui/cx.ts';
import styles from './DataGrid.module.css';
import type { DataGridProps } from './dataGridProps.ts';
import { GridHeader } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import { columnsWidth, columnTemplate } from './gridColumn.ts';
import { useGridFocus } from './useGridFocus.ts';
import { useGridKeyboard } from './useGridKeyboard.ts';
import { useRootFontSize, useRowHeight } from './useRowHeight.ts';

/** Width of the checkbox column in rem. */
export const CHECK_COLUMN_REM = 1.75;
const HEADER_REM = 2;
/** Left and right padding of a row. */
const ROW_PADDING_REM = 1.25;
/** Rows kept beyond the edges: enough that a fast wheel shows no gap. */
const OVERSCAN = 10;

/** The row and cell that an event happened in. */
function place(target: EventTarget): { readonly key: string; readonly cell: number | undefined } | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>('[data-row-key]');
  const cell = target.closest<HTMLElement>('[data-cell]');
  const key = row?.dataset['rowKey'];
  if (key === undefined) return undefined;
  return { key, cell: cell === null ? undefined : Number(cell.dataset['cell']) };
}

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, keyOf, columns, selection, onSelectionAct, onOpen } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const headerHeight = HEADER_REM * useRootFontSize();
  const keys = rows.map(keyOf);
  const focusedRow = useRef(0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keys[index] ?? index,
    overscan: OVERSCAN,
    // The sticky header covers its own height at the top already; at the bottom it must be added.
    scrollPaddingEnd: headerHeight,
    // The focused row stays mounted when it is scrolled away, or the focus would be lost with it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const row = focusedRow.current;
      return row >= range.count || shown.includes(row) ? shown : [...shown, row].toSorted((a, b) => a - b);
    },
  });
  useLayoutEffect(() => {
    // Sizes are remembered per row; a new density makes all of them wrong.
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);
  const scrollToRow = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]);
  const focus = useGridFocus({ keys, viewport, scrollToRow, onRowGone: props.onRowGone });
  focusedRow.current = focus.row;
  useImperativeHandle(props.handle, () => ({
    focusKey: (key) => focus.focusRow(key),
    focus: () => {
      const key = keys[focus.row];
      if (key !== undefined) focus.focusRow(key, focus.cell);
    },
  }));
  const onKeyDown = useGridKeyboard(props, keys, focus, virtualizer.getVirtualItems().length);

  const onClick = (event: MouseEvent) => {
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
  };
  const onContextMenu = (event: MouseEvent) => {
    const at = place(event.target);
    const row = at && rows[keys.indexOf(at.key)];
    if (at === undefined || row === undefined || props.onMenu === undefined) return;
    event.preventDefault();
    focus.noteFocus(at.key, undefined);
    props.onMenu(row, { x: event.clientX, y: event.clientY });
  };
  const onFocus = (event: FocusEvent) => {
    const at = place(event.target);
    if (at) focus.noteFocus(at.key, event.target.matches('[role="row"]') ? undefined : at.cell);
  };

  const isSelectable = selection !== undefined;
  const selectedShown = selection === undefined ? 0 : keys.filter((key) => selection.keys.has(key)).length;
  const selectState = selectedShown === 0 ? 'none' : selectedShown === keys.length ? 'all' : 'some';
  const template = `${isSelectable ? `${CHECK_COLUMN_REM}rem ` : ''}${columnTemplate(columns)}`;
  const minWidth = columnsWidth(columns) + (isSelectable ? CHECK_COLUMN_REM : 0) + ROW_PADDING_REM;
  return (
    <div
      ref={viewport}
      role="grid"
      tabIndex={-1}
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + (isSelectable ? 1 : 0)}
      aria-multiselectable={isSelectable || undefined}
      className={cx(styles.viewport, props.isStale && styles.stale)}
      style={{ '--grid-columns': template, '--grid-min-width': `${minWidth}rem` } as CSSProperties}
      onClick={onClick}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={(event) => focus.noteBlur(event.relatedTarget !== null)}
    >
      <GridHeader
        columns={columns}
        sort={props.sort}
        onSort={props.onSort}
        selectAll={
          isSelectable
            ? {
                state: selectState,
                onToggle: () => onSelectionAct?.(selectState === 'all' ? 'none' : 'all', ''),
              }
            : undefined
        }
      />
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          const key = keys[index];
          if (row === undefined || key === undefined) return null;
          return (
            <GridRow
              key={key}
              row={row}
              rowKey={key}
              label={props.labelOf(row)}
              version={props.versionOf?.(row)}
              index={index}
              top={start}
              columns={columns}
              isSelectable={isSelectable}
              isSelected={selection?.keys.has(key) ?? false}
              isActive={props.activeKey === key}
              isTabStop={index === focus.row}
              focusedCell={index === focus.row ? focus.cell : undefined}
            />
          );
        })}
      </div>
    </div>
  );
}
