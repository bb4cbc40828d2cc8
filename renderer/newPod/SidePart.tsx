// A titled part of the side of the New-pod page.

import type { ReactNode } from 'react';
import styles from './NewPodSide.module.css';

export interface SidePartProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function SidePart({ title, count, actions, children }: SidePartProps) {
  return (
    <section className={styles.part}>
      <div className={styles.partHead}>
        <h2 className={styles.partTitle}>
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
