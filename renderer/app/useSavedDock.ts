// Brings the dock back as it was when the page was left, and saves each change. Terminals come back with their
// sessions where these still live; nothing is run.

import { useEffect } from 'react';
import { useSettings } from '../state/settingsStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { usePanes } from '../terminal/paneStore.ts';
import { useDock } from './dockStore.ts';
import { dockViewSchema, restoreDock, saveDock } from './dockView.ts';
import { useShell } from './shellStore.ts';

/** Of this page, not of a component: the dock is restored once. */
let isRestored = false;

export function useSavedDock(): void {
  const isLoaded = useSettings((state) => state.isLoaded);
  const [view, change] = useSavedView('dock', dockViewSchema);

  useEffect(() => {
    if (!isLoaded || isRestored) return;
    isRestored = true;
    const { dock, panes } = restoreDock(view);
    if (dock.tabs.length === 0) return;
    // What was opened before the settings were there stays.
    usePanes.setState(({ byId }) => ({ byId: new Map([...panes, ...byId]) }));
    useDock.setState(({ tabs, selected }) => ({
      tabs: [...dock.tabs, ...tabs],
      selected: tabs.length > 0 ? selected : dock.selected,
    }));
    if (view.isOpen) useShell.setState({ isDockOpen: true });
  }, [isLoaded, view]);

  useEffect(() => {
    let saved = '';
    const save = () => {
      if (!isRestored) return;
      const next = saveDock(useDock.getState(), usePanes.getState().byId, useShell.getState().isDockOpen);
      const json = JSON.stringify(next);
      // Panes of the panels come and go without a trace in the dock.
      if (json !== saved) change(next);
      saved = json;
    };
    const isDockToggled = (now: { isDockOpen: boolean }, before: { isDockOpen: boolean }) => {
      if (now.isDockOpen !== before.isDockOpen) save();
    };
    const ends = [useDock.subscribe(save), usePanes.subscribe(save), useShell.subscribe(isDockToggled)];
    return () => {
      for (const end of ends) end();
    };
  }, [change]);
}
