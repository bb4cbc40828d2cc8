// The head of a page: its one h1, a count, and its actions.

import type { ReactNode } from 'react';
import styles from './PageHead.module.css';

export interface PageHeadProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly actions?: ReactNode;
}

export function PageHead({ title, count, actions }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      {count !== undefined && <span className={styles.count}>{count}</span>}
      <div className={styles.actions}>{actions}</div>
    </header>
  );
}
