// The switch without a label of its own, for rows whose other cells say what it switches. A button, so that a grid can
// move the focus to it and leaves Enter and Space to it.

import { cx } from './cx.ts';
import styles from './Switch.module.css';

export interface SwitchButtonProps {
  /** What is switched: the accessible name. */
  readonly label: string;
  readonly isSelected: boolean;
  /** A change was asked for and is not done yet: shown, and not asked for twice. */
  readonly isPending?: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** -1 inside a grid, which has one tab stop. */
  readonly tabIndex?: 0 | -1;
}

export function SwitchButton({
  label,
  isSelected,
  isPending = false,
  onChange,
  tabIndex = 0,
}: SwitchButtonProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-label={label}
      aria-checked={isSelected}
      aria-busy={isPending}
      tabIndex={tabIndex}
      data-selected={isSelected || undefined}
      onClick={() => {
        if (!isPending) onChange(!isSelected);
      }}
      className={cx(styles.switch, styles.button)}
    >
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
    </button>
  );
}
