// The menu of a row: by its button, the right mouse button or the keyboard.

import { type MouseEvent, type ReactNode, useState } from 'react';
import { ContextMenu, type Point } from '../ui/ContextMenu.tsx';
import type { MenuGroup } from '../ui/Menu.tsx';

export interface RowMenuOptions<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly labelOf: (row: Row) => string;
  readonly groupsOf: (row: Row) => readonly MenuGroup[];
}

export interface RowMenu<Row> {
  readonly isOpen: boolean;
  readonly open: (row: Row, point: Point) => void;
  /** Of whatever holds the rows: opens the menu when the button of a row was clicked. */
  readonly onClick: (event: MouseEvent) => void;
  readonly element: ReactNode;
}

export function useRowMenu<Row>({ rows, keyOf, labelOf, groupsOf }: RowMenuOptions<Row>): RowMenu<Row> {
  const [menu, setMenu] = useState<{ readonly key: string; readonly point: Point }>();
  const row = menu && rows.find((candidate) => keyOf(candidate) === menu.key);
  return {
    isOpen: menu !== undefined,
    open: (chosen, point) => setMenu({ key: keyOf(chosen), point }),
    onClick: (event) => {
      const button = event.target instanceof Element ? event.target.closest('[data-row-menu]') : null;
      const key = button?.closest<HTMLElement>('[data-row-key]')?.dataset['rowKey'];
      if (!button || key === undefined) return;
      const box = button.getBoundingClientRect();
      setMenu({ key, point: { x: box.left, y: box.bottom } });
    },
    element: row !== undefined && (
      <ContextMenu
        label={labelOf(row)}
        point={menu?.point}
        groups={groupsOf(row)}
        onClose={() => setMenu(undefined)}
      />
    ),
  };
}
