// The list itself: columns that fit, the row menu, and what keys and clicks mean for pods.

import { type Ref, type RefObject, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/shellStore.ts';
import { DataGrid } from '../grid/DataGrid.tsx';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { fitColumns } from '../grid/fitColumns.ts';
import { GridFrame, useColumnRoom } from '../grid/GridFrame.tsx';
import type { Selection } from '../grid/selection.ts';
import { useRowMenu } from '../grid/useRowMenu.tsx';
import type { SelectionAct } from '../grid/useRowSelection.ts';
import { usePods } from '../state/podsStore.ts';
import { menuColumn, podGridColumns } from './podGridColumns.tsx';
import type { PodRow } from './podRow.ts';
import type { PodsView } from './podsView.ts';
import { nextSort, podSortColumns } from './sortPods.ts';
import { useCopyNames } from './useCopyNames.ts';
import { useOpenPod } from './useOpenPod.ts';
import { usePodKeys } from './usePodKeys.ts';
import type { PodList } from './usePodList.ts';
import { usePodMenu } from './usePodMenu.ts';

export interface PodsGridProps {
  readonly view: PodsView;
  readonly change: (part: Partial<PodsView>) => void;
  readonly list: PodList;
  readonly selection: Selection;
  readonly onSelectionAct: (act: SelectionAct, key: string) => void;
  readonly activeUid: string | undefined;
  readonly isStale: boolean;
  readonly onHold: (isHeld: boolean) => void;
  readonly onLeave: () => void;
  readonly onClosePanel: () => void;
  readonly handle: Ref<GridHandle>;
}

const keyOf = (row: PodRow) => row.uid;
const labelOf = (row: PodRow) => row.name;
const versionOf = ({ pod, kind }: PodRow) => `${pod.metadata.resourceVersion} ${kind}`;

export function PodsGrid(props: PodsGridProps) {
  const { view, change, list, selection, activeUid, onHold } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const columns = useShownColumns(frame, view);
  const copy = useCopyNames();
  const menu = useRowMenu({
    rows: list.rows,
    keyOf,
    labelOf: (row) => t('pods.rowMenu', { name: row.name }),
    groupsOf: usePodMenu(copy),
  });

  const targets = (row: PodRow) =>
    selection.keys.has(row.uid) ? list.rows.filter((other) => selection.keys.has(other.uid)) : [row];
  const onRowKey = usePodKeys({ view, change, namespaces: list.namespaces, copy, targets });
  const opening = useOpenPod(activeUid, props.onClosePanel);
  const onRowGone = useRowGone();

  return (
    <GridFrame {...{ frame, menu, onHold }}>
      <DataGrid
        label={t('pods.grid')}
        rows={list.rows}
        keyOf={keyOf}
        labelOf={labelOf}
        versionOf={versionOf}
        columns={columns}
        sort={view.sort}
        onSort={(id) => {
          const column = podSortColumns.find((candidate) => candidate === id);
          if (column) change({ sort: nextSort(view.sort, column) });
        }}
        selection={selection}
        onSelectionAct={props.onSelectionAct}
        activeKey={activeUid}
        {...opening}
        onMenu={menu.open}
        onLeave={props.onLeave}
        onRowKey={onRowKey}
        onRowGone={onRowGone}
        isStale={props.isStale}
        handle={props.handle}
      />
    </GridFrame>
  );
}

/** Says where the focus went when its row is gone. */
function useRowGone() {
  const { t } = useTranslation();
  return useCallback(
    (_gone: string, next: string | undefined) => {
      const row = next === undefined ? undefined : usePods.getState().byUid.get(next);
      announce(row === undefined ? t('pods.focusLost') : t('pods.focusMoved', { next: row.metadata.name }));
    },
    [t],
  );
}

function useShownColumns(frame: RefObject<HTMLElement | null>, view: PodsView) {
  const { t } = useTranslation();
  const room = useColumnRoom(frame);
  const all = useMemo(() => podGridColumns(t), [t]);
  return useMemo(() => {
    const chosen = all.filter(({ id }) => view.columns.includes(id));
    const menu = menuColumn(t);
    return [...(room === undefined ? chosen : fitColumns(chosen, room - menu.width)), menu];
  }, [all, view.columns, room, t]);
}
