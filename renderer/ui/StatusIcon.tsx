// The shape of a status kind, drawn in its colour. Decorative: the text beside it carries the meaning.

import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './StatusBadge.module.css';
import type { StatusKind } from './statusKind.ts';

const shapes: Record<StatusKind, ReactNode> = {
  ok: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  done: <path d="M2 6.5 4.8 9.2 10 3.2" fill="none" stroke="currentColor" strokeWidth="2" />,
  pending: (
    <circle
      cx="6"
      cy="6"
      r="4.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.6 1.8"
    />
  ),
  warn: (
    <>
      <path d="M6 1 11.4 10.6H.6z" fill="currentColor" />
      <path d="M6 4.4v3M6 8.3v1.2" stroke="var(--bg-surface)" strokeWidth="1.2" />
    </>
  ),
  error: (
    <>
      <path d="M3.9.9h4.2l3 3v4.2l-3 3H3.9l-3-3V3.9z" fill="currentColor" />
      <path d="M6 2.9v3.6M6 7.7v1.4" stroke="var(--bg-surface)" strokeWidth="1.4" />
    </>
  ),
  terminating: (
    <>
      <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.7a4.3 4.3 0 0 1 0 8.6z" fill="currentColor" />
    </>
  ),
  unknown: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
};

export function StatusIcon({ kind }: { readonly kind: StatusKind }) {
  return (
    <svg className={cx(styles.icon, styles[kind])} viewBox="0 0 12 12" width="12" height="12" aria-hidden>
      {shapes[kind]}
    </svg>
  );
}
