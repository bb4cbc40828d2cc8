// What a page tells the grid and may ask of it; apart from the component, so that its hooks can know it too.

import type { KeyboardEvent, Ref } from 'react';
import type { Point } from '../ui/ContextMenu.tsx';
import type { GridColumn, GridSort } from './gridColumn.ts';
import type { Selection } from './selection.ts';

export interface GridHandle {
  readonly focus: () => void;
  readonly focusKey: (key: string) => void;
}

export interface DataGridProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly labelOf: (row: Row) => string;
  readonly versionOf?: (row: Row) => string;
  readonly columns: readonly GridColumn<Row>[];
  readonly sort?: GridSort;
  readonly onSort?: (columnId: string) => void;
  readonly selection?: Selection;
  readonly onSelectionAct?: (act: 'toggle' | 'range' | 'all' | 'none', key: string) => void;
  /** Key of the row whose details are shown. */
  readonly activeKey?: string | undefined;
  readonly onOpen: (row: Row, by: 'pointer' | 'key') => void;
  /** The focus moved to this row by keyboard. */
  readonly onMove?: (row: Row) => void;
  readonly onMenu?: (row: Row, point: Point) => void;
  readonly onLeave?: () => void;
  /** Any other key on a row; true: handled. */
  readonly onRowKey?: (row: Row, event: KeyboardEvent) => boolean;
  readonly onRowGone: (gone: string, next: string | undefined) => void;
  /** The data may be old: shown grey. */
  readonly isStale?: boolean;
  readonly handle?: Ref<GridHandle>;
}
