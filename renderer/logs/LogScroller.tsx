// What scrolls the rows of a log, whichever way they are laid out.

import type { ReactNode, RefObject } from 'react';
import { cx } from '../ui/cx.ts';
import styles from './Logs.module.css';
import { reachable } from './logBodyProps.ts';
import type { FollowScroll } from './useFollowScroll.ts';

export interface LogScrollerProps {
  readonly body: RefObject<HTMLDivElement | null>;
  readonly label: string;
  /** Position after the last row. */
  readonly end: number;
  readonly isWrapped?: boolean;
  readonly follow: FollowScroll;
  readonly children: ReactNode;
}

export function LogScroller({ body, label, end, isWrapped = false, follow, children }: LogScrollerProps) {
  return (
    <div
      ref={body}
      className={cx(styles.body, isWrapped && styles.wrapped)}
      role="log"
      aria-live="off"
      aria-label={label}
      {...reachable}
      data-log-end={end}
      {...follow}
    >
      {children}
    </div>
  );
}
