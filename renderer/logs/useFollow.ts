// Whether a log follows its end, and the way from match to match, which ends that.

import { type RefObject, useCallback, useState } from 'react';
import type { LogBodyHandle } from './logBodyProps.ts';
import type { LogWindow } from './logWindow.ts';
import type { LogSearch } from './useLogSearch.ts';

export function useFollow(window: LogWindow): readonly [boolean, (isFollowing: boolean) => void] {
  const [isFollowing, setFollowing] = useState(true);
  const follow = useCallback(
    (next: boolean) => {
      setFollowing(next);
      window.follow(next);
    },
    [window],
  );
  return [isFollowing, follow];
}

/** To the next (1) or previous (-1) match, on screen. */
export function useSteps(
  { step }: LogSearch,
  follow: (isFollowing: boolean) => void,
  body: RefObject<LogBodyHandle | null>,
): (by: 1 | -1) => void {
  return useCallback(
    (by) => {
      const position = step(by);
      if (position === undefined) return;
      follow(false);
      body.current?.reveal(position);
    },
    [step, follow, body],
  );
}
