// What of the dock survives a restart: its tabs in their order, and how to open each again. Pure.

import { z } from 'zod';
import { podRefSchema } from '../../electron/common/contract/objects.ts';
import { type Pane, paneSchema } from '../terminal/paneStore.ts';
import type { DockState, DockTab } from './dockStore.ts';
import { PULLS_TAB } from './dockStore.ts';

const savedTabSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('logs'), id: z.string(), pods: z.array(podRefSchema).min(1) }),
  z.object({ kind: z.literal('terminal'), id: z.string(), panes: z.array(paneSchema).min(1) }),
]);
type SavedTab = z.infer<typeof savedTabSchema>;

export const dockViewSchema = z.object({
  isOpen: z.boolean().default(false),
  selected: z.string().default(PULLS_TAB),
  tabs: z.array(savedTabSchema).default([]),
});
export type DockView = z.infer<typeof dockViewSchema>;

/** What the settings keep of one view is 8192 characters; the rest of the record needs some. */
const MAX_TABS_CHARS = 7_500;

/** Of too many tabs the oldest are not saved; they stay until the page is left. */
export function saveDock(
  { tabs, selected }: DockState,
  panes: ReadonlyMap<string, Pane>,
  isOpen: boolean,
): DockView {
  const saved: SavedTab[] = [];
  let chars = 0;
  for (const tab of tabs.toReversed()) {
    const entry = saveTab(tab, panes);
    chars += JSON.stringify(entry).length;
    if (chars > MAX_TABS_CHARS) break;
    saved.unshift(entry);
  }
  return { isOpen, selected, tabs: saved };
}

function saveTab(tab: DockTab, panes: ReadonlyMap<string, Pane>): SavedTab {
  if (tab.kind === 'logs') return { kind: 'logs', id: tab.id, pods: [...tab.pods] };
  return { kind: 'terminal', id: tab.id, panes: tab.paneIds.flatMap((id) => panes.get(id) ?? []) };
}

export function restoreDock({ tabs, selected }: DockView): {
  readonly dock: DockState;
  readonly panes: ReadonlyMap<string, Pane>;
} {
  const panes = tabs.flatMap((tab) => (tab.kind === 'terminal' ? tab.panes : []));
  const restored = tabs.map(
    (tab): DockTab =>
      tab.kind === 'logs' ? tab : { kind: 'terminal', id: tab.id, paneIds: tab.panes.map(({ id }) => id) },
  );
  return { dock: { tabs: restored, selected }, panes: new Map(panes.map((pane) => [pane.id, pane])) };
}
