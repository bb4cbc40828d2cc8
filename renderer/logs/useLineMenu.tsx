// The context menu of the lines: by the right mouse button on any, by the Menu key or Shift+F10 on the chosen one.

import { type MouseEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLineRow } from '../../electron/common/contract/logs.ts';
import { ContextMenu, type Point } from '../ui/ContextMenu.tsx';
import { lineMenu } from './lineMenu.ts';
import type { LogWindow } from './logWindow.ts';
import { pointedValue } from './pointedValue.ts';
import type { LineActions } from './useLineActions.ts';
import type { LineCursor } from './useLineCursor.ts';

export interface LineMenuParts {
  readonly window: LogWindow;
  readonly cursor: LineCursor;
  readonly actions: LineActions;
  readonly onChoose: (position: number) => void;
  readonly onShowInWhole: ((row: LogLineRow) => void) | undefined;
}

interface OpenMenu {
  readonly row: LogLineRow;
  readonly value: string | undefined;
  readonly point: Point;
}

export interface LineMenu {
  /** Of whatever holds the rows. */
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly element: ReactNode;
}

export function useLineMenu(parts: LineMenuParts): LineMenu {
  const { window, cursor, actions, onChoose, onShowInWhole } = parts;
  const { t } = useTranslation();
  const [menu, setMenu] = useState<OpenMenu>();
  return {
    onContextMenu: (event) => {
      const found = menuOf(event, window, cursor.row);
      if (found === undefined) return;
      event.preventDefault();
      setMenu(found);
    },
    element: menu !== undefined && (
      <ContextMenu
        label={t('logs.line.menu')}
        point={menu.point}
        groups={lineMenu({
          ...menu,
          actions,
          onDetails: () => onChoose(menu.row.position),
          onShowInWhole,
          t,
        })}
        onClose={() => setMenu(undefined)}
      />
    ),
  };
}

/** Undefined: there is no line, as on a mark of a container's life. */
function menuOf(
  { target, currentTarget, clientX, clientY }: MouseEvent,
  window: LogWindow,
  chosen: LogLineRow | undefined,
): OpenMenu | undefined {
  const line = target instanceof Element ? target.closest('[data-position]') : null;
  if (line === null) {
    // By a key: the event is the whole log's.
    const place = chosen && currentTarget.querySelector(`[data-position="${chosen.position}"]`);
    const box = place?.getBoundingClientRect();
    return chosen && box && { row: chosen, value: undefined, point: { x: box.left, y: box.bottom } };
  }
  const row = window.get().rows.get(Number(line.getAttribute('data-position')));
  if (row?.kind !== 'line') return undefined;
  return { row, value: pointedValue(line, clientX, clientY), point: { x: clientX, y: clientY } };
}
