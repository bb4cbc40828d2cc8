// A checkbox with its label, or with an accessible name only where a column header says the rest.

import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import styles from './Checkbox.module.css';
import { cx } from './cx.ts';

export interface CheckboxProps {
  readonly children?: ReactNode;
  /** The accessible name when there are no children. */
  readonly label?: string;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

export function Checkbox({
  children,
  label,
  isSelected,
  isIndeterminate = false,
  isDisabled = false,
  onChange,
}: CheckboxProps) {
  return (
    <AriaCheckbox
      {...(label === undefined ? {} : { 'aria-label': label })}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      isDisabled={isDisabled}
      onChange={onChange}
      className={cx(styles.checkbox, children === undefined && styles.alone)}
    >
      <CheckMark isSelected={isSelected} isIndeterminate={isIndeterminate} />
      {children}
    </AriaCheckbox>
  );
}

/** The box alone, for rows that are themselves the control. */
export function CheckMark({
  isSelected,
  isIndeterminate = false,
}: {
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
}) {
  const Icon = isIndeterminate ? Minus : Check;
  return (
    <span className={styles.box} data-on={isSelected || isIndeterminate || undefined} aria-hidden>
      {(isSelected || isIndeterminate) && <Icon size={12} strokeWidth={3} />}
    </span>
  );
}
