// A titled part of the details. The heading's level follows from whether the panel is a page of its own.

import { createContext, type ReactNode, useContext } from 'react';
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

/** Names with their values; entries without a value are left out. */
export function Facts({
  entries,
}: {
  readonly entries: readonly { readonly name: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className={styles.facts}>
      {entries
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
