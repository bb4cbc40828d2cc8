// The tabs of the dock: logs and terminals that stay while pages come and go, in the order in which they were opened.

import { create } from 'zustand';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { useSystem } from '../state/systemStore.ts';
import { useShell } from './shellStore.ts';

export interface LogTab {
  readonly kind: 'logs';
  readonly id: string;
  readonly pods: readonly PodRef[];
}

export interface TerminalTab {
  readonly kind: 'terminal';
  readonly id: string;
  /** Beside each other; never empty. */
  readonly paneIds: readonly string[];
}

export type DockTab = LogTab | TerminalTab;

export const PULLS_TAB = 'pulls';

/** More beside each other would be narrower than any program expects. */
export const MAX_SPLITS = 4;

export interface DockState {
  readonly tabs: readonly DockTab[];
  /** Id of the tab that is shown; of one that is gone, the first is. */
  readonly selected: string;
}

export const useDock = create<DockState>()(() => ({ tabs: [], selected: PULLS_TAB }));

/** Shows a tab, which is added at the end unless it is there. */
export function showDockTab(tab: DockTab): void {
  useDock.setState(({ tabs }) => ({
    tabs: tabs.some(({ id }) => id === tab.id) ? tabs : [...tabs, tab],
    selected: tab.id,
  }));
  useShell.setState({ isDockOpen: true });
}

/** Removes a tab; its neighbour is shown where it was, and after the last one the dock closes. */
export function dropDockTab(id: string): void {
  useDock.setState((state) => withoutTab(state, id));
  const isEmpty = useDock.getState().tabs.length === 0 && useSystem.getState().pulls.length === 0;
  if (isEmpty) useShell.setState({ isDockOpen: false, isDockMaximised: false });
}

/** Takes a terminal out of the dock, and its tab with the last one. */
export function dropDockPane(paneId: string): void {
  const state = useDock.getState();
  const tab = terminalTabOf(state, paneId);
  if (tab === undefined) return;
  if (tab.paneIds.length === 1) return dropDockTab(tab.id);
  useDock.setState(replaceTab(state, { ...tab, paneIds: tab.paneIds.filter((id) => id !== paneId) }));
}

/** Puts a terminal to the right of another one; false when there is no room or no such other. */
export function splitDockTab(besides: string, paneId: string): boolean {
  const state = useDock.getState();
  const tab = terminalTabOf(state, besides);
  if (tab === undefined || tab.paneIds.length >= MAX_SPLITS) return false;
  const at = tab.paneIds.indexOf(besides) + 1;
  useDock.setState(replaceTab(state, { ...tab, paneIds: tab.paneIds.toSpliced(at, 0, paneId) }));
  return true;
}

/** The next (1) or previous (-1) tab, round the ends. */
export function stepDockTab(step: 1 | -1): void {
  useDock.setState(({ tabs, selected }) => {
    const at = tabs.findIndex(({ id }) => id === selected);
    const next = tabs[(Math.max(at, step === 1 ? -1 : 0) + step + tabs.length) % Math.max(tabs.length, 1)];
    return { selected: next?.id ?? selected };
  });
  if (useDock.getState().tabs.length > 0) useShell.setState({ isDockOpen: true });
}

export function terminalTabOf({ tabs }: DockState, paneId: string): TerminalTab | undefined {
  return tabs.find((tab): tab is TerminalTab => tab.kind === 'terminal' && tab.paneIds.includes(paneId));
}

function replaceTab({ tabs }: DockState, changed: DockTab): Pick<DockState, 'tabs'> {
  return { tabs: tabs.map((tab) => (tab.id === changed.id ? changed : tab)) };
}

function withoutTab({ tabs, selected }: DockState, id: string): DockState {
  const at = tabs.findIndex((tab) => tab.id === id);
  const rest = tabs.filter((tab) => tab.id !== id);
  const neighbour = rest[Math.min(at, rest.length - 1)]?.id ?? PULLS_TAB;
  return { tabs: rest, selected: selected === id ? neighbour : selected };
}
