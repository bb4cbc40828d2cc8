// A strip across a page: a state that lasts and concerns everything below it.

import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { cx } from './cx.ts';
import { StatusIcon } from './StatusIcon.tsx';

export interface BannerProps {
  readonly tone: 'info' | 'warn' | 'error';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

const icons = { info: 'unknown', warn: 'warn', error: 'error' } as const;

export function Banner({ tone, children, actions }: BannerProps) {
  return (
    <div className={cx(styles.banner, styles[tone])}>
      <StatusIcon kind={icons[tone]} />
      <div className={styles.text}>{children}</div>
      {actions}
    </div>
  );
}
