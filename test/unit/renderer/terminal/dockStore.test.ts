// The tabs of the dock: opened, split, stepped through, closed, saved and brought back.

import { beforeEach, describe, expect, it } from 'vitest';
import {
  type DockTab,
  dropDockPane,
  dropDockTab,
  PULLS_TAB,
  showDockTab,
  splitDockTab,
  stepDockTab,
  useDock,
} from '../../../../renderer/app/dockStore.ts';
import { dockViewSchema, restoreDock, saveDock } from '../../../../renderer/app/dockView.ts';
import { useShell } from '../../../../renderer/app/shellStore.ts';
import { readView } from '../../../../renderer/state/useSavedView.ts';
import type { Pane } from '../../../../renderer/terminal/paneStore.ts';

const terminal = (id: string, ...paneIds: string[]): DockTab => ({ kind: 'terminal', id, paneIds });
const logs: DockTab = { kind: 'logs', id: 'logs:default/web', pods: [{ namespace: 'default', name: 'web' }] };
const ids = () => useDock.getState().tabs.map(({ id }) => id);
const pane = (id: string, command: string[] = ['sh']): Pane => ({
  id,
  spec: { kind: 'exec', pod: { namespace: 'default', name: 'web' }, container: 'app', command },
  terminalId: `session-${id}`,
});

describe('the dock', () => {
  beforeEach(() => {
    useDock.setState({ tabs: [], selected: PULLS_TAB });
    useShell.setState({ isDockOpen: false });
  });

  it('opens with the first tab and shows a tab that is there instead of a second one', () => {
    showDockTab(logs);
    showDockTab(terminal('t', 'a'));
    showDockTab(logs);
    expect(ids()).toEqual([logs.id, 't']);
    expect(useDock.getState().selected).toBe(logs.id);
    expect(useShell.getState().isDockOpen).toBe(true);
  });

  it('puts a split beside its neighbour, four at most', () => {
    showDockTab(terminal('t', 'a', 'b'));
    expect(splitDockTab('a', 'c')).toBe(true);
    expect(splitDockTab('b', 'd')).toBe(true);
    expect(useDock.getState().tabs).toEqual([terminal('t', 'a', 'c', 'b', 'd')]);
    expect(splitDockTab('a', 'e')).toBe(false);
    expect(splitDockTab('unknown', 'e')).toBe(false);
  });

  it('closes the tab with its last terminal and shows the neighbour', () => {
    showDockTab(logs);
    showDockTab(terminal('t', 'a', 'b'));
    dropDockPane('a');
    expect(useDock.getState().tabs.at(-1)).toEqual(terminal('t', 'b'));
    dropDockPane('b');
    expect(ids()).toEqual([logs.id]);
    expect(useDock.getState().selected).toBe(logs.id);
    dropDockTab(logs.id);
    expect(useDock.getState().selected).toBe(PULLS_TAB);
  });

  it('steps round the ends', () => {
    for (const id of ['1', '2', '3']) showDockTab(terminal(id, id));
    stepDockTab(1);
    expect(useDock.getState().selected).toBe('1');
    stepDockTab(-1);
    expect(useDock.getState().selected).toBe('3');
    stepDockTab(-1);
    expect(useDock.getState().selected).toBe('2');
  });

  it('comes back from what was saved, with its terminals and their sessions', () => {
    showDockTab(logs);
    showDockTab(terminal('t', 'a', 'b'));
    const panes = new Map([pane('a'), pane('b')].map((one) => [one.id, one]));
    const saved = JSON.stringify(saveDock(useDock.getState(), panes, true));
    const view = readView(dockViewSchema, saved);
    const restored = restoreDock(view);
    expect(view.isOpen).toBe(true);
    expect(restored.dock).toEqual(useDock.getState());
    expect(restored.panes).toEqual(panes);
  });

  it('saves the newest tabs where not all fit, and reads nonsense as an empty dock', () => {
    const panes = new Map<string, Pane>();
    for (let index = 0; index < 40; index += 1) {
      panes.set(`${index}`, pane(`${index}`, ['sh', '-c', 'x'.repeat(400)]));
      showDockTab(terminal(`t${index}`, `${index}`));
    }
    const saved = saveDock(useDock.getState(), panes, true);
    expect(JSON.stringify(saved).length).toBeLessThan(8192);
    expect(saved.tabs.at(-1)?.id).toBe('t39');
    expect(saved.tabs.length).toBeLessThan(40);
    expect(restoreDock(readView(dockViewSchema, '{"tabs":[{"kind":"nonsense"}]}')).dock.tabs).toEqual([]);
  });
});
