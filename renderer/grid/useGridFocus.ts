// Where the focus of a grid is. It belongs to a row's key, never to its place: rows may move or go at any time.

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

export interface GridFocusOptions {
  readonly keys: readonly string[];
  readonly viewport: RefObject<HTMLElement | null>;
  readonly scrollToRow: (index: number) => void;
  /** Told when the focused row went away while it had the focus; `next` took over. */
  readonly onRowGone: (gone: string, next: string | undefined) => void;
}

export interface GridFocus {
  /** The tab stop: the row last focused, else the first. */
  readonly row: number;
  readonly cell: number | undefined;
  readonly focusRow: (key: string, cell?: number) => void;
  /** For focus that came by itself: a click or Tab. */
  readonly noteFocus: (key: string, cell: number | undefined) => void;
  readonly noteBlur: (isLeaving: boolean) => void;
}

interface Place {
  readonly key: string | undefined;
  readonly cell: number | undefined;
  /** Where the row was last, for when it goes away. */
  readonly row: number;
  /** The key that went away last; `key` took over from it. */
  readonly lost: string | undefined;
}

export function useGridFocus({ keys, viewport, scrollToRow, onRowGone }: GridFocusOptions): GridFocus {
  const [place, setPlace] = useState<Place>({ key: undefined, cell: undefined, row: 0, lost: undefined });
  const hasFocus = useRef(false);
  const mustFocus = useRef(false);
  const reported = useRef<string>(undefined);
  const found = place.key === undefined ? -1 : keys.indexOf(place.key);
  const row = found === -1 ? Math.min(place.row, Math.max(keys.length - 1, 0)) : found;
  if (found !== -1 && found !== place.row) setPlace({ ...place, row: found });
  if (found === -1 && place.key !== undefined) setPlace({ ...place, key: keys[row], lost: place.key });

  const focusRow = useCallback((key: string, cell?: number) => {
    mustFocus.current = true;
    setPlace((old) => ({ ...old, key, cell }));
  }, []);

  const noteFocus = useCallback((key: string, cell: number | undefined) => {
    hasFocus.current = true;
    setPlace((old) => (old.key === key && old.cell === cell ? old : { ...old, key, cell }));
  }, []);

  const noteBlur = useCallback((isLeaving: boolean) => {
    if (isLeaving) hasFocus.current = false;
  }, []);

  const { lost } = place;
  useLayoutEffect(() => {
    if (lost === undefined || lost === reported.current) return;
    reported.current = lost;
    if (!hasFocus.current) return;
    mustFocus.current = place.key !== undefined;
    onRowGone(lost, place.key);
  }, [lost, place.key, onRowGone]);

  useLayoutEffect(() => {
    if (!mustFocus.current || found === -1) return;
    mustFocus.current = false;
    scrollToRow(found);
    const element = viewport.current?.querySelector(`[data-row-key="${CSS.escape(place.key ?? '')}"]`);
    const target = place.cell === undefined ? element : element?.querySelector(`[data-cell="${place.cell}"]`);
    const widget = target?.querySelector('button, a[href], [data-cell-part]');
    const focused = place.cell !== undefined && widget ? widget : target;
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  });

  return { row, cell: place.cell, focusRow, noteFocus, noteBlur };
}
