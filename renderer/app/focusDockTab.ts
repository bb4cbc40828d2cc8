// Puts the focus into what the dock shows: the terminal itself, the rows of a log, else the first thing that takes it.

import { focusPane } from '../terminal/terminalActions.ts';
import { useDock } from './dockStore.ts';
import { focusRegion } from './regions.ts';
import { useShell } from './shellStore.ts';

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

/** A dialog that was answered fades for this many frames at most. */
const DIALOG_FRAMES = 30;

/** Where the focus was is gone from the page: it goes on in the dock, or in the page when the dock has closed. */
export function keepFocus(frames = DIALOG_FRAMES): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    const dialog = activeElement?.closest('[role="dialog"], [role="alertdialog"]');
    if (dialog && frames > 0) return keepFocus(frames - 1);
    if (activeElement !== document.body) return;
    if (useShell.getState().isDockOpen && useDock.getState().tabs.length > 0) focusDockTab();
    else focusRegion('page');
  });
}
