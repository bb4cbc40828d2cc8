// One row. Memoised on what it shows: a change of one pod renders one row.

import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckMark } from '../ui/Checkbox.tsx';
import { cx } from '../ui/cx.ts';
import { ChangeMarker } from './ChangeMarker.tsx';
import styles from './DataGrid.module.css';
import type { GridColumn } from './gridColumn.ts';

export interface GridRowProps<Row> {
  readonly row: Row;
  readonly rowKey: string;
  readonly label: string;
  /** Changes when the row's data does; undefined: changes are not marked. */
  readonly version: string | undefined;
  /** 0 is the first data row. */
  readonly index: number;
  /** Distance from the top of the body in px. */
  readonly top: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly isSelectable: boolean;
  readonly isSelected: boolean;
  /** Shown in the details panel. */
  readonly isActive: boolean;
  /** The one row that Tab reaches. */
  readonly isTabStop: boolean;
  /** The cell that has the focus instead of the row. */
  readonly focusedCell: number | undefined;
}

/** The header is row 1 for assistive technology. */
const FIRST_DATA_ROW = 2;

function Row<Data>(props: GridRowProps<Data>) {
  const { row, rowKey, columns, isSelectable, isSelected, focusedCell, isTabStop } = props;
  const cellTabIndex = (cell: number) => (isTabStop && focusedCell === cell ? 0 : -1);
  const offset = isSelectable ? 1 : 0;
  return (
    <div
      role="row"
      data-row-key={rowKey}
      aria-rowindex={props.index + FIRST_DATA_ROW}
      aria-selected={isSelectable ? isSelected : undefined}
      aria-current={props.isActive ? 'true' : undefined}
      tabIndex={isTabStop && focusedCell === undefined ? 0 : -1}
      className={cx(styles.row, isSelected && styles.selected, props.isActive && styles.active)}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      {props.version !== undefined && <ChangeMarker version={props.version} />}
      {isSelectable && (
        <Cell index={0} tabIndex={-1} className={styles.checkCell}>
          <RowCheckbox label={props.label} isSelected={isSelected} tabIndex={cellTabIndex(0)} />
        </Cell>
      )}
      {columns.map((column, index) => (
        <Cell
          key={column.id}
          index={index + offset}
          isRowHeader={column.isRowHeader ?? false}
          tabIndex={cellTabIndex(index + offset)}
          className={column.align === 'end' && styles.end}
        >
          {column.render(row)}
        </Cell>
      ))}
    </div>
  );
}

export const GridRow = memo(Row) as typeof Row;

interface CellProps {
  readonly index: number;
  readonly isRowHeader?: boolean;
  readonly tabIndex: number;
  readonly className: string | false | undefined;
  readonly children: ReactNode;
}

function Cell({ index, isRowHeader = false, tabIndex, className, children }: CellProps) {
  return (
    <div
      role={isRowHeader ? 'rowheader' : 'gridcell'}
      aria-colindex={index + 1}
      data-cell={index}
      tabIndex={tabIndex}
      className={cx(styles.cell, isRowHeader && styles.rowHeader, className)}
    >
      {children}
    </div>
  );
}

function RowCheckbox(props: {
  readonly label: string;
  readonly isSelected: boolean;
  readonly tabIndex: number;
}) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={props.isSelected}
      aria-label={t('pods.selectRow', { name: props.label })}
      tabIndex={props.tabIndex}
      data-row-checkbox
      className={styles.checkButton}
    >
      <CheckMark isSelected={props.isSelected} />
    </button>
  );
}
