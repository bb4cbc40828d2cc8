// A small neutral mark: a count, a label, a kind.

import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { cx } from './cx.ts';

export interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'warn' | 'error';
}

export function Badge({ children, tone = 'neutral' }: BadgeProps) {
  return <span className={cx(styles.badge, styles[tone])}>{children}</span>;
}
