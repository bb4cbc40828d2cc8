// The menu of a terminal, for its button and for the right mouse button. Pure.

import type { TFunction } from 'i18next';
import { printChord } from '../app/chords.ts';
import { isMac, platform } from '../app/platform.ts';
import type { MenuGroup, MenuItem } from '../ui/Menu.tsx';
import type { PaneActions } from './usePaneActions.ts';

type Act = Exclude<keyof PaneActions, 'zoom' | 'setInput' | 'restart' | 'copyAll'>;
/** What the menu offers, where it can be done, and its key. */
type Entry = readonly [act: Act, shortcut?: string];

const print = (chord: string) => printChord(chord, isMac);
const byPlatform = (mac: string, others: string) => print(isMac ? mac : others);

const clipboardEntries: readonly Entry[] = [
  ['copy', byPlatform('Mod+C', 'Ctrl+Shift+C')],
  ['paste', platform === 'windows' ? print('Ctrl+V') : byPlatform('Mod+V', 'Ctrl+Shift+V')],
  ['selectAll'],
  ['copyVisible'],
  ['textView'],
];
const viewEntries: readonly Entry[] = [['find', byPlatform('Mod+F', 'Ctrl+Shift+F')], ['clear']];
const zooms = [
  ['larger', 1, print('Mod++')],
  ['smaller', -1, print('Mod+-')],
  ['defaultSize', 0, print('Mod+0')],
] as const;
const terminalEntries: readonly Entry[] = [
  ['newShell'],
  ['splitRight'],
  ['moveToDock'],
  ['moveToPanel'],
  ['showPod'],
  ['rename'],
  ['copyCommand'],
  ['close', byPlatform('Mod+W', 'Ctrl+Shift+W')],
];

export function paneMenu(actions: PaneActions, t: TFunction): readonly MenuGroup[] {
  const items = (entries: readonly Entry[]): readonly MenuItem[] =>
    entries.flatMap(([id, shortcut]) => {
      const onAction = actions[id];
      return onAction ? [{ id, label: t(`terminal.menu.${id}`), shortcut, onAction: () => onAction() }] : [];
    });
  const zoomItems = zooms.map(([id, by, shortcut]): MenuItem => {
    return { id, label: t(`terminal.menu.${id}`), shortcut, onAction: () => actions.zoom(by) };
  });
  return [
    { id: 'clipboard', items: items(clipboardEntries) },
    { id: 'view', items: [...items(viewEntries), ...zoomItems] },
    { id: 'terminal', items: items(terminalEntries) },
  ];
}
