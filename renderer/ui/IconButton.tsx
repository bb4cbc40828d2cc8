// A button with an icon only: its label is its accessible name and its tooltip.

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { cx } from './cx.ts';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly label: string;
  readonly icon: ReactNode;
  /** As the platform writes it, for example `Ctrl+J`. */
  readonly shortcut?: string | undefined;
  /** A count in the corner of the icon; the label must say it too. */
  readonly badge?: number;
  readonly isPressed?: boolean;
}

export function IconButton({ label, icon, shortcut, badge, isPressed, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton {...props} aria-label={label} className={cx(styles.button, isPressed && styles.pressed)}>
        {icon}
        {badge !== undefined && <span className={styles.badge} data-count={badge} aria-hidden />}
      </AriaButton>
    </Tooltip>
  );
}
