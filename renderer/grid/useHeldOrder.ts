// Applies heldOrder.ts to a list: returns the keys to show and whether the order waits.

import { useState } from 'react';
import { holdOrder, isSameOrder } from './heldOrder.ts';

export interface HeldOrder {
  readonly order: readonly string[];
  readonly isPaused: boolean;
}

/**
 * `cause` names what the user chose (sort, filter): when it changes, the order follows at once even while held,
 * because then the user asked for it.
 */
export function useHeldOrder(wanted: readonly string[], isHeld: boolean, cause: string): HeldOrder {
  const [shown, setShown] = useState<{ readonly order: readonly string[]; readonly cause: string }>({
    order: wanted,
    cause,
  });
  const mustHold = isHeld && shown.cause === cause;
  const next = mustHold ? holdOrder(shown.order, wanted) : wanted;
  const order = isSameOrder(next, shown.order) ? shown.order : next;
  if (order !== shown.order || cause !== shown.cause) setShown({ order, cause });
  return { order, isPaused: mustHold && !isSameOrder(order, wanted) };
}
