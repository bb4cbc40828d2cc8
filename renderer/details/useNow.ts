// The time as React state, for what depends on it in more than its text.

import { useEffect, useState } from 'react';
import { systemClock } from '../../electron/common/clock.ts';
import type { Disposable } from '../../electron/common/disposable.ts';

/** Milliseconds since the epoch, renewed every `intervalMs`. */
export function useNow(intervalMs: number): number {
  const [now, setNow] = useState(() => systemClock.now());
  useEffect(() => {
    let timer: Disposable;
    const tick = () => {
      setNow(systemClock.now());
      timer = systemClock.setTimer(intervalMs, tick);
    };
    timer = systemClock.setTimer(intervalMs, tick);
    return () => timer.dispose();
  }, [intervalMs]);
  return now;
}
