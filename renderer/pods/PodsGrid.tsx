// The list itself: columns that fit, the row menu, and what keys and clicks mean for pods.

import { type Ref, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { systemClock } from '../../electron/common/clock.ts';
import type { Disposable } from '../../electron/common/disposable.ts';
import { focusRegion } from '../app/regions.ts';
import { announce } from '../app/shellStore.ts';
import { CHECK_COLUMN_REM, DataGrid } from '../grid/DataGrid.tsx';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { fitColumns } from '../grid/fitColumns.ts';
import type { Selection } from '../grid/selection.ts';
import { useRootFontSize } from '../grid/useRowHeight.ts';
import { usePods } from '../state/podsStore.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import { ContextMenu, type Point } from '../ui/ContextMenu.tsx';
import { useElementWidth } from '../ui/useElementWidth.ts';
import styles from './PodsPage.module.css';
import { openPod, podActions } from './podActions.tsx';
import { menuColumn, podGridColumns } from './podGridColumns.tsx';
import type { PodRow } from './podRow.ts';
import type { PodsView } from './podsView.ts';
import { nextSort, podSortColumns } from './sortPods.ts';
import { useCopyNames } from './useCopyNames.ts';
import { usePodKeys } from './usePodKeys.ts';
import type { PodList } from './usePodList.ts';

/** Walking through the rows follows in the open panel after this pause. */
const PREVIEW_MS = 150;
/** Paddings of a row and the scroll bar, in rem. */
const ROW_CHROME_REM = 2.25;

export interface PodsGridProps {
  readonly view: PodsView;
  readonly change: (part: Partial<PodsView>) => void;
  readonly list: PodList;
  readonly selection: Selection;
  readonly onSelectionAct: (act: 'toggle' | 'range' | 'all' | 'none', key: string) => void;
  readonly activeUid: string | undefined;
  readonly isStale: boolean;
  readonly onHold: (isHeld: boolean) => void;
  readonly onLeave: () => void;
  readonly onClosePanel: () => void;
  readonly handle: Ref<GridHandle>;
}

const keyOf = (row: PodRow) => row.uid;
const labelOf = (row: PodRow) => row.name;
const versionOf = (row: PodRow) => row.pod.metadata.resourceVersion;

export function PodsGrid(props: PodsGridProps) {
  const { view, change, list, selection, activeUid, onHold } = props;
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const columns = useShownColumns(frame, view);
  const copy = useCopyNames();
  const canAct = useCanAct();
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  const [menu, setMenu] = useState<{ readonly uid: string; readonly point: Point }>();
  const menuRow = list.rows.find((row) => row.uid === menu?.uid);
  const [isPointerOver, setPointerOver] = useState(false);
  useEffect(() => onHold(isPointerOver || menu !== undefined), [onHold, isPointerOver, menu]);

  const preview = useRef<Disposable>(undefined);
  const targets = (row: PodRow) =>
    selection.keys.has(row.uid) ? list.rows.filter((other) => selection.keys.has(other.uid)) : [row];
  const onRowKey = usePodKeys({ view, change, namespaces: list.namespaces, copy, targets });
  const onRowGone = useCallback(
    (_gone: string, next: string | undefined) => {
      const row = next === undefined ? undefined : usePods.getState().byUid.get(next);
      announce(row === undefined ? t('pods.focusLost') : t('pods.focusMoved', { next: row.metadata.name }));
    },
    [t],
  );

  const onOpen = (row: PodRow, by: 'pointer' | 'key') => {
    preview.current?.dispose();
    if (row.uid !== activeUid) openPod(row, undefined, activeUid !== undefined);
    else if (by === 'key') focusRegion('details');
    else props.onClosePanel();
  };
  const onMove = (row: PodRow) => {
    if (activeUid === undefined) return;
    preview.current?.dispose();
    preview.current = systemClock.setTimer(PREVIEW_MS, () => openPod(row, undefined, true));
  };

  return (
    <div
      ref={frame}
      className={styles.page}
      onPointerEnter={() => setPointerOver(true)}
      onPointerLeave={() => setPointerOver(false)}
      onClick={(event) => {
        const button = event.target instanceof Element ? event.target.closest('[data-row-menu]') : null;
        const uid = button?.closest<HTMLElement>('[data-row-key]')?.dataset['rowKey'];
        if (!button || uid === undefined) return;
        const box = button.getBoundingClientRect();
        setMenu({ uid, point: { x: box.left, y: box.bottom } });
      }}
      role="presentation"
    >
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
        onOpen={onOpen}
        onMove={onMove}
        onMenu={(row, point) => setMenu({ uid: row.uid, point })}
        onLeave={props.onLeave}
        onRowKey={onRowKey}
        onRowGone={onRowGone}
        isStale={props.isStale}
        handle={props.handle}
      />
      {menuRow !== undefined && (
        <ContextMenu
          label={t('pods.rowMenu', { name: menuRow.name })}
          point={menu?.point}
          groups={podActions(menuRow, { t, copy, canAct, hasLetters })}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

function useShownColumns(frame: RefObject<HTMLElement | null>, view: PodsView) {
  const { t } = useTranslation();
  const width = useElementWidth(frame);
  const rem = useRootFontSize();
  const all = useMemo(() => podGridColumns(t), [t]);
  return useMemo(() => {
    const chosen = all.filter(({ id }) => view.columns.includes(id));
    const menu = menuColumn(t);
    const available = width / rem - CHECK_COLUMN_REM - ROW_CHROME_REM - menu.width;
    return [...(width === 0 ? chosen : fitColumns(chosen, available)), menu];
  }, [all, view.columns, width, rem, t]);
}
