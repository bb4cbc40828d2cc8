// Named by its title: it stands between landmarks, where an aria-label would count as stray content.
// The bar between two panels: drag it, move it with the arrow keys, double-click resets it.

import { Separator } from 'react-resizable-panels';
import { cx } from './cx.ts';
import styles from './Splitter.module.css';

export interface SplitterProps {
  readonly label: string;
  /** The direction in which the panels stand beside each other. */
  readonly direction: 'row' | 'column';
  readonly onReset: () => void;
}

export function Splitter({ label, direction, onReset }: SplitterProps) {
  return (
    <Separator title={label} className={cx(styles.splitter, styles[direction])} onDoubleClick={onReset} />
  );
}
