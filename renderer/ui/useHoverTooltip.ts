// Opens a tooltip of one's own for an element that is no control, so that React Aria's trigger does not take it: on
// hover after a while, on focus at once; any key closes it.

import { type RefObject, useEffect, useRef, useState } from 'react';
import { systemClock } from '../../electron/common/clock.ts';
import type { Disposable } from '../../electron/common/disposable.ts';

/** Long enough that a pointer passing by opens nothing. */
const OPEN_DELAY_MS = 300;

export interface HoverTooltip<Target extends HTMLElement> {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly targetProps: {
    readonly ref: RefObject<Target | null>;
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

export function useHoverTooltip<Target extends HTMLElement>(): HoverTooltip<Target> {
  const [isOpen, setOpen] = useState(false);
  const ref = useRef<Target>(null);
  const timer = useRef<Disposable>(undefined);
  useEffect(() => () => timer.current?.dispose(), []);
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = () => setOpen(false);
    addEventListener('keydown', close, { capture: true });
    return () => removeEventListener('keydown', close, { capture: true });
  }, [isOpen]);
  const end = () => {
    timer.current?.dispose();
    setOpen(false);
  };
  return {
    isOpen,
    close: end,
    targetProps: {
      ref,
      onPointerEnter: () => {
        timer.current?.dispose();
        timer.current = systemClock.setTimer(OPEN_DELAY_MS, () => setOpen(true));
      },
      onPointerLeave: end,
      onFocus: () => setOpen(true),
      onBlur: end,
    },
  };
}
