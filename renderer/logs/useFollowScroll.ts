// The rules of following (ux.md 5.4): it ends when the user goes back, by wheel, key, scroll bar or selection, and
// begins again near the end. What this page scrolls itself is told apart by where it put the bar.

import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/** Within two rows of the end. */
const END_ROWS = 2;

export interface FollowScroll {
  readonly onScroll: () => void;
  readonly onWheel: (event: { readonly deltaY: number }) => void;
  readonly onPointerUp: () => void;
}

export function useFollowScroll(
  body: RefObject<HTMLDivElement | null>,
  isFollowing: boolean,
  onFollow: (isFollowing: boolean) => void,
  rowPx: number,
  /** Changes with everything that changes the height. */
  version: unknown,
): FollowScroll {
  const placed = useRef(0);

  useLayoutEffect(() => {
    void version;
    const element = body.current;
    if (element === null || !isFollowing) return;
    // Only down: the place along long lines is the user's.
    element.scrollTo({ top: element.scrollHeight });
    placed.current = element.scrollTop;
  }, [body, isFollowing, version]);

  const onScroll = useCallback(() => {
    const element = body.current;
    if (element === null) return;
    const left = element.scrollHeight - element.clientHeight - element.scrollTop;
    if (isFollowing && element.scrollTop < placed.current - 1 && left > rowPx * END_ROWS) onFollow(false);
    if (!isFollowing && element.scrollTop > placed.current && left <= rowPx * END_ROWS) onFollow(true);
    placed.current = element.scrollTop;
  }, [body, isFollowing, onFollow, rowPx]);

  const onWheel = useCallback(
    ({ deltaY }: { readonly deltaY: number }) => {
      const element = body.current;
      if (deltaY < 0 && isFollowing && element !== null && element.scrollHeight > element.clientHeight)
        onFollow(false);
    },
    [body, isFollowing, onFollow],
  );

  const onPointerUp = useCallback(() => {
    const selection = getSelection();
    const isInside = body.current?.contains(selection?.anchorNode ?? null) ?? false;
    if (isFollowing && isInside && selection?.isCollapsed === false) onFollow(false);
  }, [body, isFollowing, onFollow]);

  return { onScroll, onWheel, onPointerUp };
}
