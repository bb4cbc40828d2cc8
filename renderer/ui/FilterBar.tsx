// The bar above a list: what is shown of it, or, while rows are selected, what can be done to them.

import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './FilterBar.module.css';
import { SearchField, type SearchFieldProps } from './SearchField.tsx';

export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}

export interface FilterBoxProps extends Omit<SearchFieldProps, 'onKeyDown'> {
  /** Arrow down and Enter go to the list. */
  readonly onEnterList: () => void;
}

export function FilterBox({ onEnterList, ...field }: FilterBoxProps) {
  return (
    <div className={styles.box} data-page-filter>
      <SearchField
        {...field}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          onEnterList();
        }}
      />
    </div>
  );
}

/** How many rows are shown, read out when that changes. */
export function FilterCounts({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.counts} role="status">
      {children}
    </span>
  );
}

export interface BulkBarProps {
  /** How many are selected. */
  readonly text: string;
  readonly children: ReactNode;
}

/** Stands in for the filter bar while rows are selected. */
export function BulkBar({ text, children }: BulkBarProps) {
  return (
    <div className={cx(styles.bar, styles.bulk)}>
      <span className={styles.selected} role="status">
        {text}
      </span>
      {children}
    </div>
  );
}
