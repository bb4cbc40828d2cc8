// Rows of one height on a scroll bar. Browsers end an element at about 33 million pixels; a log that would be taller
// keeps its rows and gets a scaled scroll range instead. Pure.

/** At a zoom of 200 % still below what Chromium can lay out. */
export const MAX_SCROLL_PX = 15_000_000;
/** Rows drawn before and after those on screen. */
const OVERSCAN = 10;

export interface RowWindow {
  /** Indexes of the rows to draw: from, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Where the first drawn row stands inside the scrolled content. */
  readonly top: number;
}

export function contentHeight(rows: number, rowPx: number): number {
  return Math.min(rows * rowPx, MAX_SCROLL_PX);
}

/** Where the bar stands when it was asked to, or at the end. */
export function barTop(asked: number | 'end', rows: number, rowPx: number, viewPx: number): number {
  const last = Math.max(0, contentHeight(rows, rowPx) - viewPx);
  return asked === 'end' ? last : Math.min(asked, last);
}

/** How far the rows are scrolled when the bar stands at `scrollTop`. */
function rowOffset(scrollTop: number, rows: number, rowPx: number, viewPx: number): number {
  const full = rows * rowPx;
  if (full <= MAX_SCROLL_PX) return scrollTop;
  return (scrollTop / (MAX_SCROLL_PX - viewPx)) * (full - viewPx);
}

/** The inverse of `rowOffset`. */
export function scrollTopOf(offset: number, rows: number, rowPx: number, viewPx: number): number {
  const full = rows * rowPx;
  if (full <= MAX_SCROLL_PX) return offset;
  return (offset / (full - viewPx)) * (MAX_SCROLL_PX - viewPx);
}

/** No window has more rows. */
export function maxWindowRows(rowPx: number, viewPx: number): number {
  return Math.ceil(viewPx / rowPx) + 2 * OVERSCAN + 2;
}

export function rowWindow(scrollTop: number, rows: number, rowPx: number, viewPx: number): RowWindow {
  const offset = rowOffset(scrollTop, rows, rowPx, viewPx);
  const from = Math.max(0, Math.floor(offset / rowPx) - OVERSCAN);
  const to = Math.min(rows, Math.ceil((offset + viewPx) / rowPx) + OVERSCAN);
  return { from, to: Math.max(from, to), top: scrollTop - offset + from * rowPx };
}
