// A status as shape, text and colour. `tinted` is for headers; in a list a page of tints would shout.

import { cx } from './cx.ts';
import styles from './StatusBadge.module.css';
import { StatusIcon } from './StatusIcon.tsx';
import type { StatusKind } from './statusKind.ts';

export interface StatusBadgeProps {
  readonly kind: StatusKind;
  /** The word itself: `Running`, `CrashLoopBackOff`. */
  readonly text: string;
  readonly isTinted?: boolean;
}

export function StatusBadge({ kind, text, isTinted = false }: StatusBadgeProps) {
  return (
    <span className={cx(styles.badge, styles[kind], isTinted && styles.tinted)} title={text}>
      <StatusIcon kind={kind} />
      <span className={styles.text}>{text}</span>
    </span>
  );
}
