// What a grid with a row menu stands in: its rows are held while the pointer is over them or their menu is open, and its
// width says which columns fit.

import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useElementWidth } from '../ui/useElementWidth.ts';
import { CHECK_COLUMN_REM } from './DataGrid.tsx';
import styles from './GridFrame.module.css';
import { useRootFontSize } from './useRowHeight.ts';
import type { RowMenu } from './useRowMenu.tsx';

/** Paddings of a row and the scroll bar, in rem. */
const ROW_CHROME_REM = 2.25;

export interface GridFrameProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly menu: Pick<RowMenu<never>, 'isOpen' | 'onClick' | 'element'>;
  /** For rows that change their order by themselves. */
  readonly onHold?: (isHeld: boolean) => void;
  readonly children: ReactNode;
}

export function GridFrame({ frame, menu, onHold, children }: GridFrameProps) {
  const [isPointerOver, setPointerOver] = useState(false);
  useEffect(() => onHold?.(isPointerOver || menu.isOpen), [onHold, isPointerOver, menu.isOpen]);
  return (
    <div
      ref={frame}
      className={styles.frame}
      onPointerEnter={() => setPointerOver(true)}
      onPointerLeave={() => setPointerOver(false)}
      onClick={menu.onClick}
      role="presentation"
    >
      {children}
      {menu.element}
    </div>
  );
}

/** The room for the columns of a grid beside the boxes that select its rows, in rem; undefined until it is on screen. */
export function useColumnRoom(frame: RefObject<HTMLElement | null>, isSelectable = true): number | undefined {
  const width = useElementWidth(frame);
  const rem = useRootFontSize();
  return width === 0 ? undefined : width / rem - ROW_CHROME_REM - (isSelectable ? CHECK_COLUMN_REM : 0);
}
