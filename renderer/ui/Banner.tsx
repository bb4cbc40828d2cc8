// A strip across a page: a state that lasts and concerns everything below it.

import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { cx } from './cx.ts';
import { StatusIcon } from './StatusIcon.tsx';

export interface BannerProps {
  readonly tone: 'info' | 'warn' | 'error';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

export function Banner({ tone, children, actions }: BannerProps) {
  return (
    <div className={cx(styles.banner, styles[tone])}>
      {tone === 'info' ? <Info size={14} aria-hidden /> : <StatusIcon kind={tone} />}
      <div className={styles.text}>{children}</div>
      {actions}
    </div>
  );
}
