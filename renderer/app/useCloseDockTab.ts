// Closing a tab of the dock: a log at once, terminals after the question that they may ask.

import { useCallback } from 'react';
import { usePanes } from '../terminal/paneStore.ts';
import { useCloseTerminals } from '../terminal/useCloseTerminals.ts';
import { type DockTab, dropDockTab } from './dockStore.ts';
import { keepFocus } from './focusDockTab.ts';

export function useCloseDockTab(): (tab: DockTab) => void {
  const { close } = useCloseTerminals();
  return useCallback(
    (tab) => {
      if (tab.kind === 'logs') {
        dropDockTab(tab.id);
        return keepFocus();
      }
      const { byId } = usePanes.getState();
      close(tab.paneIds.flatMap((id) => byId.get(id) ?? []));
    },
    [close],
  );
}
