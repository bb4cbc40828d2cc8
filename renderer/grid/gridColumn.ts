// What a list says about one of its columns.

import type { ReactNode } from 'react';
import type { FittingColumn } from './fitColumns.ts';

export interface GridColumn<Row> extends FittingColumn {
  readonly id: string;
  readonly header: string;
  /** In rem; the columns that grow share what is left. */
  readonly width: number;
  readonly grows?: boolean;
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** The cell that names the row. */
  readonly isRowHeader?: boolean;
  /** The header is read out but not shown. */
  readonly isHeaderHidden?: boolean;
  readonly render: (row: Row) => ReactNode;
}

export interface GridSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** Width in rem below which a list scrolls sideways. */
export function columnsWidth(columns: readonly GridColumn<never>[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** The CSS grid tracks of these columns, the same for the header and every row. */
export function columnTemplate(columns: readonly GridColumn<never>[]): string {
  return columns.map(({ width, grows }) => (grows ? `minmax(${width}rem, 1fr)` : `${width}rem`)).join(' ');
}
