// A key that opens another view of the log, or wraps its lines, replaces the rows: the focus goes with them.

import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { LogBodyHandle } from './logBodyProps.ts';

export interface FocusKeeper {
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** `shown` changes whenever the rows are replaced. */
export function useKeptFocus(body: RefObject<LogBodyHandle | null>, shown: string): FocusKeeper {
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    void shown;
    if (hadFocus.current && document.activeElement === document.body) body.current?.focus();
  }, [body, shown]);
  return {
    onFocus: () => {
      hadFocus.current = true;
    },
    onBlur: ({ relatedTarget }) => {
      // Without a target the element itself has gone.
      if (relatedTarget !== null) hadFocus.current = false;
    },
  };
}
