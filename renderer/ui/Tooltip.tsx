// A short name for what is under the pointer or has keyboard focus; never the only place for information.

import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

/** Long enough that a pointer passing by opens nothing. */
const OPEN_DELAY_MS = 500;

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  /** A focusable React Aria element. */
  readonly children: ReactElement;
}

export function Tooltip({ text, shortcut, isDisabled = false, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={OPEN_DELAY_MS} closeDelay={0} isDisabled={isDisabled}>
      {children}
      <AriaTooltip offset={6} className={styles.tooltip ?? ''}>
        {text}
        {shortcut !== undefined && <Kbd keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
