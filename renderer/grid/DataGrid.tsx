// The live list: an ARIA grid whose rows are virtual, with the keyboard of gridKeys.ts. It knows nothing of pods.

import { type CSSProperties, useCallback, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { cx } from '../ui/cx.ts';
import styles from './DataGrid.module.css';
import type { DataGridProps } from './dataGridProps.ts';
import { GridHeader, type GridHeaderProps } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import { columnsWidth, columnTemplate } from './gridColumn.ts';
import { gridKeyboard } from './gridKeyboard.ts';
import { gridPointer } from './gridPointer.ts';
import { useGridFocus } from './useGridFocus.ts';
import { useGridRows } from './useGridRows.ts';

/** Width of the checkbox column in rem. */
export const CHECK_COLUMN_REM = 1.75;
/** Left and right padding of a row. */
const ROW_PADDING_REM = 1.25;

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, keyOf, columns, selection } = props;
  const viewport = useRef<HTMLDivElement>(null);
  const keys = rows.map(keyOf);
  // The rows depend on the focus, and the focus scrolls the rows.
  const scroller = useRef<(index: number) => void>(undefined);
  const scrollToRow = useCallback((index: number) => scroller.current?.(index), []);
  const focus = useGridFocus({ keys, viewport, scrollToRow, onRowGone: props.onRowGone });
  const virtualizer = useGridRows({ keys, viewport, focusedRow: focus.row });
  useLayoutEffect(() => {
    scroller.current = (index) => virtualizer.scrollToIndex(index);
  }, [virtualizer]);
  useImperativeHandle(props.handle, () => ({
    focusKey: (key) => focus.focusRow(key),
    focus: () => {
      const key = keys[focus.row];
      if (key !== undefined) focus.focusRow(key, focus.cell);
    },
  }));
  const onKeyDown = gridKeyboard(props, keys, focus, virtualizer.getVirtualItems().length);
  const isSelectable = selection !== undefined;
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
      style={gridStyle(props)}
      onKeyDown={onKeyDown}
      {...gridPointer(props, keys, focus)}
    >
      <GridHeader
        columns={columns}
        sort={props.sort}
        onSort={props.onSort}
        selectAll={selectAllOf(props, keys)}
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

function gridStyle({
  columns,
  selection,
}: Pick<DataGridProps<never>, 'columns' | 'selection'>): CSSProperties {
  const check = selection === undefined ? 0 : CHECK_COLUMN_REM;
  const template = `${check === 0 ? '' : `${check}rem `}${columnTemplate(columns)}`;
  const minWidth = `${columnsWidth(columns) + check + ROW_PADDING_REM}rem`;
  return { '--grid-columns': template, '--grid-min-width': minWidth } as CSSProperties;
}

function selectAllOf(
  { selection, onSelectionAct }: Pick<DataGridProps<never>, 'selection' | 'onSelectionAct'>,
  keys: readonly string[],
): GridHeaderProps<never>['selectAll'] {
  if (selection === undefined) return undefined;
  const count = keys.filter((key) => selection.keys.has(key)).length;
  const state = count === 0 ? 'none' : count === keys.length ? 'all' : 'some';
  return { state, onToggle: () => onSelectionAct?.(state === 'all' ? 'none' : 'all', '') };
}
