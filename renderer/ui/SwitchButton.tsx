// The switch without a label of its own, for rows whose other cells say what it switches. A button, so that a grid can
// move the focus to it and leaves Enter and Space to it.

import { cx } from './cx.ts';
import styles from './Switch.module.css';

export interface SwitchButtonProps {
  /** What is switched: the accessible name. */
  readonly label: string;
  readonly isSelected: boolean;
  /** What was asked for and is not so yet: shown as busy. The next press asks for the opposite of it. */
  readonly asked?: boolean | undefined;
  readonly onChange: (isSelected: boolean) => void;
  /** -1 inside a grid, which has one tab stop. */
  readonly tabIndex?: 0 | -1;
}

export function SwitchButton({ label, isSelected, asked, onChange, tabIndex = 0 }: SwitchButtonProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-label={label}
      aria-checked={isSelected}
      aria-busy={asked !== undefined}
      tabIndex={tabIndex}
      data-selected={isSelected || undefined}
      onClick={() => onChange(!(asked ?? isSelected))}
      className={cx(styles.switch, styles.button)}
    >
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
    </button>
  );
}
