// The menu of a terminal, for its button and for the right mouse button. Pure.

import type { TFunction } from 'i18next';
import { printChord } from '../app/chords.ts';
import { isMac, platform } from '../app/platform.ts';
import type { MenuGroup, MenuItem } from '../ui/Menu.tsx';
import type { PaneActions } from './usePaneActions.ts';

export function paneMenu(actions: PaneActions, t: TFunction): readonly MenuGroup[] {
  const print = (chord: string) => printChord(chord, isMac);
  const byPlatform = (mac: string, others: string) => print(isMac ? mac : others);
  const item = (
    id: Exclude<keyof PaneActions, 'zoom' | 'setInput' | 'restart'>,
    label: string,
    shortcut?: string,
  ): readonly MenuItem[] => {
    const onAction = actions[id];
    return onAction === undefined ? [] : [{ id, label, shortcut, onAction: () => onAction() }];
  };
  const zoom = (id: string, label: string, by: 1 | -1 | 0, shortcut: string): MenuItem => ({
    id,
    label,
    shortcut,
    onAction: () => actions.zoom(by),
  });
  return [
    {
      id: 'clipboard',
      items: [
        ...item('copy', t('terminal.menu.copy'), byPlatform('Mod+C', 'Ctrl+Shift+C')),
        ...item(
          'paste',
          t('terminal.menu.paste'),
          platform === 'windows' ? print('Ctrl+V') : byPlatform('Mod+V', 'Ctrl+Shift+V'),
        ),
        ...item('selectAll', t('terminal.menu.selectAll')),
        ...item('copyVisible', t('terminal.menu.copyVisible')),
        ...item('textView', t('terminal.menu.textView')),
      ],
    },
    {
      id: 'view',
      items: [
        ...item('find', t('terminal.menu.find'), byPlatform('Mod+F', 'Ctrl+Shift+F')),
        ...item('clear', t('terminal.menu.clear')),
        zoom('larger', t('terminal.menu.larger'), 1, print('Mod++')),
        zoom('smaller', t('terminal.menu.smaller'), -1, print('Mod+-')),
        zoom('defaultSize', t('terminal.menu.defaultSize'), 0, print('Mod+0')),
      ],
    },
    {
      id: 'terminal',
      items: [
        ...item('newShell', t('terminal.menu.newShell')),
        ...item('splitRight', t('terminal.menu.splitRight')),
        ...item('moveToDock', t('terminal.menu.moveToDock')),
        ...item('moveToPanel', t('terminal.menu.moveToPanel')),
        ...item('showPod', t('terminal.menu.showPod')),
        ...item('rename', t('terminal.menu.rename')),
        ...item('copyCommand', t('terminal.menu.copyCommand')),
        ...item('close', t('terminal.menu.close'), byPlatform('Mod+W', 'Ctrl+Shift+W')),
      ],
    },
  ];
}
