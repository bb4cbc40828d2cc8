// The list of recently deleted pods: columns that fit, the row menu, and its keys.

import { type KeyboardEvent, type Ref, type RefObject, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/shellStore.ts';
import { DataGrid } from '../grid/DataGrid.tsx';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { fitColumns } from '../grid/fitColumns.ts';
import { GridFrame, useColumnRoom } from '../grid/GridFrame.tsx';
import type { Selection } from '../grid/selection.ts';
import { useRowMenu } from '../grid/useRowMenu.tsx';
import type { SelectionAct } from '../grid/useRowSelection.ts';
import { useDeleted } from '../state/deletedStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import { deletedColumns } from './deletedColumns.tsx';
import type { DeletedRow } from './deletedRow.ts';
import { useDeletedMenu } from './useDeletedMenu.tsx';

export interface DeletedGridProps {
  readonly rows: readonly DeletedRow[];
  readonly selection: Selection;
  readonly onSelectionAct: (act: SelectionAct, key: string) => void;
  readonly onRestore: (rows: readonly DeletedRow[]) => void;
  readonly onLeave: () => void;
  readonly handle: Ref<GridHandle>;
}

const keyOf = (row: DeletedRow) => row.uid;
const labelOf = (row: DeletedRow) => row.name;
const versionOf = (row: DeletedRow) => `${row.isNameTaken}`;

export function DeletedGrid(props: DeletedGridProps) {
  const { rows, selection, onRestore } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const columns = useShownColumns(frame, onRestore);
  const groupsOf = useDeletedMenu((row) => onRestore([row]));
  const menu = useRowMenu({
    rows,
    keyOf,
    labelOf: (row) => t('pods.rowMenu', { name: row.name }),
    groupsOf,
  });
  const onRowKey = (row: DeletedRow, event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const items = groupsOf(row).flatMap((group) => group.items);
    const item = items.find(({ shortcut }) => shortcut === event.key);
    if (item === undefined) return false;
    const isOfSelection = item.id === 'restore' && selection.keys.has(row.uid);
    if (isOfSelection) onRestore(rows.filter(({ uid }) => selection.keys.has(uid)));
    else if (item.isDisabled !== true) item.onAction();
    return true;
  };
  return (
    <GridFrame {...{ frame, menu }}>
      <DataGrid
        label={t('deleted.grid')}
        rows={rows}
        keyOf={keyOf}
        labelOf={labelOf}
        versionOf={versionOf}
        columns={columns}
        selection={selection}
        onSelectionAct={props.onSelectionAct}
        onOpen={ignore}
        onMenu={menu.open}
        onLeave={props.onLeave}
        onRowKey={onRowKey}
        onRowGone={useRowGone()}
        handle={props.handle}
      />
    </GridFrame>
  );
}

function useShownColumns(frame: RefObject<HTMLElement | null>, onRestore: DeletedGridProps['onRestore']) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const room = useColumnRoom(frame);
  return useMemo(() => {
    const all = deletedColumns({ t, canAct, restore: (row) => onRestore([row]) });
    return room === undefined ? all : fitColumns(all, room);
  }, [t, canAct, onRestore, room]);
}

/** There are no details of a pod that is gone; its manifest is in the menu. */
const ignore = () => undefined;

/** Says where the focus went when its row is gone. */
function useRowGone() {
  const { t } = useTranslation();
  return useCallback(
    (_gone: string, next: string | undefined) => {
      const row = useDeleted.getState().pods.find(({ uid }) => uid === next);
      announce(row === undefined ? t('pods.focusLost') : t('pods.focusMoved', { next: row.name }));
    },
    [t],
  );
}
