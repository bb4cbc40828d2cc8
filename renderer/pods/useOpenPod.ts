// Opening rows: a click or Enter opens the panel, again closes or enters it; walking through the rows follows in it.

import { useRef } from 'react';
import { systemClock } from '../../electron/common/clock.ts';
import type { Disposable } from '../../electron/common/disposable.ts';
import { focusRegion } from '../app/regions.ts';
import { currentRoute } from '../app/useRoute.ts';
import { openPod } from './podActions.tsx';
import type { PodRow } from './podRow.ts';

/** Walking through the rows follows in the open panel after this pause. */
const PREVIEW_MS = 150;

export interface OpenPod {
  readonly onOpen: (row: PodRow, by: 'pointer' | 'key') => void;
  readonly onMove: (row: PodRow) => void;
}

export function useOpenPod(activeUid: string | undefined, onClosePanel: () => void): OpenPod {
  const preview = useRef<Disposable>(undefined);
  return {
    onOpen: (row, by) => {
      preview.current?.dispose();
      if (row.uid !== activeUid) openPod(row, undefined, activeUid !== undefined);
      else if (by === 'key') focusRegion('details');
      else onClosePanel();
    },
    onMove: (row) => {
      if (activeUid === undefined) return;
      preview.current?.dispose();
      preview.current = systemClock.setTimer(PREVIEW_MS, () => {
        // Closed in the meantime: it stays closed.
        if (currentRoute().page === 'pod') openPod(row, undefined, true);
      });
    },
  };
}
