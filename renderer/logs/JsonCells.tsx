// Fields of a JSON line side by side, under the head of ColumnsHead.tsx. The last one has the rest of the row.

import type { CSSProperties } from 'react';
import { cx } from '../ui/cx.ts';
import type { JsonColumn } from './jsonColumns.ts';
import type { JsonFields } from './jsonFields.ts';
import { MarkedText } from './LineText.tsx';
import styles from './Logs.module.css';

export interface JsonCellsProps {
  readonly columns: readonly JsonColumn[];
  readonly fields: JsonFields;
  readonly regex: RegExp | undefined;
}

export function JsonCells({ columns, fields, regex }: JsonCellsProps) {
  return columns.map(({ field, width }, index) => {
    const value = fields.get(field) ?? '';
    return (
      <span key={field} title={value} {...cellProps(index === columns.length - 1, width)}>
        <MarkedText text={value} regex={regex} />
      </span>
    );
  });
}

export function cellProps(isLast: boolean, width: number): { className: string; style?: CSSProperties } {
  return isLast
    ? { className: cx(styles.cell, styles.lastCell) }
    : { className: cx(styles.cell), style: { width: `${width}ch` } };
}
