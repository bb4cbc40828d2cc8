// The line that the reader looks at closely: chosen by a click or by keys, kept until it is closed or the view is
// another one.

import { type RefObject, useCallback, useState } from 'react';
import type { LogLineRow } from '../../electron/common/contract/logs.ts';
import type { LogBodyHandle } from './logBodyProps.ts';
import type { LogWindow } from './logWindow.ts';

export interface LineCursor {
  readonly row: LogLineRow | undefined;
  readonly choose: (position: number) => void;
  /** Chooses a row of a view that has just been opened. */
  readonly show: (row: LogLineRow, viewId: string) => void;
  /** To the next (1) or previous (-1) line; from nothing to the last one on screen. */
  readonly move: (by: 1 | -1) => void;
  readonly close: () => void;
}

export function useLineCursor(
  window: LogWindow,
  body: RefObject<LogBodyHandle | null>,
  viewId: string | undefined,
): LineCursor {
  const [chosen, setChosen] = useState<{ readonly viewId: string; readonly row: LogLineRow }>();
  const row = chosen?.viewId === viewId ? chosen?.row : undefined;
  const show = useCallback((next: LogLineRow, of: string) => setChosen({ viewId: of, row: next }), []);
  const choose = useCallback(
    (position: number) => {
      const found = window.get().rows.get(position);
      if (found?.kind === 'line' && viewId !== undefined) show(found, viewId);
    },
    [window, viewId, show],
  );
  const move = useCallback(
    (by: 1 | -1) => {
      const { rows } = window.get();
      const [from, to] = body.current?.visible() ?? [0, 0];
      let position = row === undefined ? to - 1 : row.position + by;
      // Marks of a container's life are no lines.
      while (rows.get(position)?.kind === 'mark') position += row === undefined ? -1 : by;
      if (!rows.has(position)) return;
      choose(position);
      if (position < from || position >= to) body.current?.reveal(position);
    },
    [window, body, row, choose],
  );
  const close = useCallback(() => setChosen(undefined), []);
  return { row, choose, show, move, close };
}
