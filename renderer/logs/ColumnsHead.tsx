// The names of the columns, above the rows whose JSON is shown by its fields.

import type { CSSProperties, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { cellProps } from './JsonCells.tsx';
import type { JsonColumn } from './jsonColumns.ts';
import styles from './Logs.module.css';
import type { TimeStyle } from './logTime.ts';

export interface ColumnsHeadProps {
  readonly columns: readonly JsonColumn[];
  readonly time: TimeStyle;
  readonly hasNames: boolean;
  /** It stays above the rows and is moved along with them by who scrolls them. */
  readonly head: RefObject<HTMLDivElement | null>;
}

export function ColumnsHead({ columns, time, hasNames, head }: ColumnsHeadProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.columnsHead}>
      <div ref={head} className={styles.row}>
        {time !== 'off' && <span className={styles.time}>{t('logs.columns.time')}</span>}
        {hasNames && <span className={styles.container}>{t('logs.columns.container')}</span>}
        {columns.map(({ field, width }, index) => (
          <span key={field} title={field} {...cellProps(index === columns.length - 1, width)}>
            {field}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Times and names are as wide in every row, and in the head. */
export function alignedStyle(time: TimeStyle, names: readonly string[]): CSSProperties {
  const longest = Math.max(0, ...names.map((name) => name.length));
  const timeWidth = { off: 0, local: 12, utc: 13, relative: 10 }[time];
  return { '--log-time-width': `${timeWidth}ch`, '--log-name-width': `${longest}ch` };
}
