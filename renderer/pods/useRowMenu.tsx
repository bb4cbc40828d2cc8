// The menu of a row: by its button, the right mouse button or the keyboard.

import { type MouseEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../state/settingsStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import { ContextMenu, type Point } from '../ui/ContextMenu.tsx';
import { podActions } from './podActions.tsx';
import type { PodRow } from './podRow.ts';

export interface RowMenu {
  readonly isOpen: boolean;
  readonly open: (row: PodRow, point: Point) => void;
  /** Of whatever holds the rows: opens the menu when the button of a row was clicked. */
  readonly onClick: (event: MouseEvent) => void;
  readonly element: ReactNode;
}

export function useRowMenu(rows: readonly PodRow[], copy: (text: string) => void): RowMenu {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  const [menu, setMenu] = useState<{ readonly uid: string; readonly point: Point }>();
  const row = rows.find(({ uid }) => uid === menu?.uid);
  return {
    isOpen: menu !== undefined,
    open: ({ uid }, point) => setMenu({ uid, point }),
    onClick: (event) => {
      const button = event.target instanceof Element ? event.target.closest('[data-row-menu]') : null;
      const uid = button?.closest<HTMLElement>('[data-row-key]')?.dataset['rowKey'];
      if (!button || uid === undefined) return;
      const box = button.getBoundingClientRect();
      setMenu({ uid, point: { x: box.left, y: box.bottom } });
    },
    element: row !== undefined && (
      <ContextMenu
        label={t('pods.rowMenu', { name: row.name })}
        point={menu?.point}
        groups={podActions(row, { t, copy, canAct, hasLetters })}
        onClose={() => setMenu(undefined)}
      />
    ),
  };
}
