// Collects what streams bring and hands it on once per frame, so that a burst of changes costs one render.

import { systemClock } from '../../electron/common/clock.ts';

/** A hidden page gets no frames; once a second is enough to be right when it is shown again. */
const HIDDEN_INTERVAL_MS = 1_000;

/** Returns `push`; `apply` gets everything pushed since the last frame, in order, never an empty list. */
export function frameBatch<T>(apply: (items: readonly T[]) => void): (item: T) => void {
  let waiting: T[] = [];
  const flush = () => {
    const items = waiting;
    waiting = [];
    apply(items);
  };
  return (item) => {
    waiting.push(item);
    if (waiting.length > 1) return;
    if (document.hidden) systemClock.setTimer(HIDDEN_INTERVAL_MS, flush);
    else requestAnimationFrame(flush);
  };
}
