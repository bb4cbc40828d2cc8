// The header row: sorting is a real button inside the columnheader, which carries aria-sort.

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CheckMark } from '../ui/Checkbox.tsx';
import { cx } from '../ui/cx.ts';
import styles from './DataGrid.module.css';
import type { GridColumn, GridSort } from './gridColumn.ts';

export interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly sort: GridSort | undefined;
  readonly onSort: ((columnId: string) => void) | undefined;
  /** Undefined: the grid has no selection. */
  readonly selectAll: { readonly state: 'none' | 'some' | 'all'; readonly onToggle: () => void } | undefined;
}

export function GridHeader<Row>({ columns, sort, onSort, selectAll }: GridHeaderProps<Row>) {
  const { t } = useTranslation();
  const offset = selectAll === undefined ? 1 : 2;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {selectAll !== undefined && (
          <div role="columnheader" aria-colindex={1} className={styles.columnHeader}>
            <button
              type="button"
              role="checkbox"
              aria-checked={selectAll.state === 'some' ? 'mixed' : selectAll.state === 'all'}
              aria-label={t('pods.selectAll')}
              className={styles.checkButton}
              onClick={selectAll.onToggle}
            >
              <CheckMark
                isSelected={selectAll.state === 'all'}
                isIndeterminate={selectAll.state === 'some'}
              />
            </button>
          </div>
        )}
        {columns.map((column, index) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + offset}
            aria-sort={sort?.column === column.id ? sort.direction : undefined}
            className={cx(styles.columnHeader, column.align === 'end' && styles.end)}
          >
            {column.isSortable && onSort !== undefined ? (
              <button type="button" className={styles.sortButton} onClick={() => onSort(column.id)}>
                {column.header}
                <SortIcon isDescending={sort?.column === column.id && sort.direction === 'descending'} />
              </button>
            ) : (
              <span className={column.isHeaderHidden ? 'visually-hidden' : undefined}>{column.header}</span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

function SortIcon({ isDescending }: { readonly isDescending: boolean }) {
  const Icon = isDescending ? ArrowDown : ArrowUp;
  return <Icon size={12} aria-hidden className={styles.sortIcon} />;
}
