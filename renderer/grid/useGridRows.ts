// Which rows of a grid exist as elements: those in sight, some around them, and the focused one.

import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect } from 'react';
import { useRootFontSize, useRowHeight } from './useRowHeight.ts';

const HEADER_REM = 2;
/** Rows kept beyond the edges: enough that a fast wheel shows no gap. */
const OVERSCAN = 10;

export interface GridRowsOptions {
  readonly keys: readonly string[];
  readonly viewport: RefObject<HTMLDivElement | null>;
  /** Index of the focused row. */
  readonly focusedRow: number;
}

export function useGridRows({
  keys,
  viewport,
  focusedRow,
}: GridRowsOptions): Virtualizer<HTMLDivElement, Element> {
  const rowHeight = useRowHeight();
  const headerHeight = HEADER_REM * useRootFontSize();
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keys[index] ?? index,
    overscan: OVERSCAN,
    // The sticky header covers its own height at the top already; at the bottom it must be added.
    scrollPaddingEnd: headerHeight,
    // The focused row stays mounted when it is scrolled away, or the focus would be lost with it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (focusedRow >= range.count || shown.includes(focusedRow)) return shown;
      return [...shown, focusedRow].toSorted((a, b) => a - b);
    },
  });
  useLayoutEffect(() => {
    // Sizes are remembered per row; a new density makes all of them wrong.
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);
  return virtualizer;
}
