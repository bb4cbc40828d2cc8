// A titled part of the details. The heading's level follows from whether the panel is a page of its own.

import { createContext, type ReactNode, useContext } from 'react';
import { cx } from '../ui/cx.ts';
import styles from './Section.module.css';

/** Level of the headings below the pod's own: 3 in the panel, 2 on a page. */
export const SectionLevel = createContext<2 | 3>(3);

export interface SectionProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, count, actions, children }: SectionProps) {
  const Heading = useContext(SectionLevel) === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <Heading className={styles.title}>
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  );
}

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** Below its name instead of beside it, for values that need the whole width. */
  readonly isWide?: boolean;
}

/** Names with their values; entries without a value are left out. */
export function Facts({ entries }: { readonly entries: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {entries
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ name, value, isWide = false }) => (
          <div key={name} className={cx(styles.fact, isWide && styles.wide)}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
