// A menu at a point of the window: right click, Shift+F10 or the Menu key. The opener keeps its own focus logic.

import { useRef } from 'react';
import { Popover } from 'react-aria-components/Popover';
import menuStyles from './Menu.module.css';
import { type MenuGroup, MenuList } from './Menu.tsx';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ContextMenuProps {
  readonly label: string;
  /** Undefined: closed. */
  readonly point: Point | undefined;
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}

export function ContextMenu({ label, point, groups, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        aria-hidden
        style={{ position: 'fixed', left: point?.x ?? 0, top: point?.y ?? 0, width: 0, height: 0 }}
      />
      <Popover
        triggerRef={anchor}
        isOpen={point !== undefined}
        onOpenChange={(open) => !open && onClose()}
        aria-label={label}
        // Beside the point, so that a menu too tall for the room below it moves up instead of being cut.
        placement="right top"
        offset={0}
        className={menuStyles.popover ?? ''}
      >
        <MenuList label={label} groups={groups.map((group) => closingFirst(group, onClose))} />
      </Popover>
    </>
  );
}

/** No trigger of React Aria's owns this menu, which would close it. First, so that what opens next gets the focus. */
function closingFirst(group: MenuGroup, onClose: () => void): MenuGroup {
  const items = group.items.map((item) => ({
    ...item,
    onAction: () => {
      onClose();
      item.onAction();
    },
  }));
  return { ...group, items };
}
