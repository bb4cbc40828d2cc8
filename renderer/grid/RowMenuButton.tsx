// The button at the end of a row that opens the row's menu; useRowMenu hears its click.

import { MoreHorizontal } from 'lucide-react';
import control from '../ui/control.module.css';
import { cx } from '../ui/cx.ts';
import styles from './DataGrid.module.css';

export function RowMenuButton({ label }: { readonly label: string }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-row-menu
      aria-haspopup="menu"
      aria-label={label}
      className={cx(control.iconBox, styles.menuButton)}
    >
      <MoreHorizontal size={16} aria-hidden />
    </button>
  );
}
