// A filter that is on or off, with its count.

import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import control from './control.module.css';
import { cx } from './cx.ts';
import styles from './ToggleChip.module.css';

export interface ToggleChipProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function ToggleChip({ isSelected, onChange, icon, children }: ToggleChipProps) {
  return (
    <ToggleButton isSelected={isSelected} onChange={onChange} className={cx(control.box, styles.chip)}>
      {icon}
      {children}
    </ToggleButton>
  );
}
