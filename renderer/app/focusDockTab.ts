// Puts the focus into what the dock shows: the terminal itself, the rows of a log, else the first thing that takes it.

import { focusPane } from '../terminal/terminalActions.ts';
import { useDock } from './dockStore.ts';
import { focusRegion } from './regions.ts';

export function focusDockTab(): void {
  const { tabs, selected } = useDock.getState();
  const tab = tabs.find(({ id }) => id === selected);
  const [pane] = tab?.kind === 'terminal' ? tab.paneIds : [];
  if (pane !== undefined) return focusPane(pane);
  // The dock and its tab are on screen only after the next frame.
  requestAnimationFrame(() => {
    const rows = document.querySelector<HTMLElement>('[data-region="dock"] [role="log"]');
    if (rows === null) focusRegion('dock');
    else rows.focus();
  });
}
