// The Pods page: live list, filter, selection, keyboard. What a pod looks like in detail is the panel's business.

import { FileInput, Plus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../app/PageHead.tsx';
import { startNewPod } from '../app/startNewPod.ts';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { emptySelection, retainKeys, selectAll, selectRange, toggleKey } from '../grid/selection.ts';
import { openLogTab } from '../logs/logTabs.ts';
import { usePods } from '../state/podsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { Button } from '../ui/Button.tsx';
import { BulkBar } from './BulkBar.tsx';
import { requestDelete } from './deletion.ts';
import { NoMatch, NoPodsYet, PodsLoading } from './PodsEmpty.tsx';
import { PodsFilterBar } from './PodsFilterBar.tsx';
import { PodsGrid } from './PodsGrid.tsx';
import styles from './PodsPage.module.css';
import { podsViewSchema } from './podsView.ts';
import { useCopyNames } from './useCopyNames.ts';
import { usePodList } from './usePodList.ts';

export interface PodsPageProps {
  /** Uid of the pod in the details panel. */
  readonly activeUid: string | undefined;
  readonly onClosePanel: () => void;
}

export function PodsPage({ activeUid, onClosePanel }: PodsPageProps) {
  const { t } = useTranslation();
  const [view, change] = useSavedView('pods', podsViewSchema);
  const [isHeld, setHeld] = useState(false);
  const [chosen, setSelection] = useState(emptySelection);
  const list = usePodList(view, isHeld);
  const byUid = usePods((state) => state.byUid);
  const isLoaded = usePods((state) => state.isLoaded);
  const isStale = useSystem(({ status }) => status?.engine.phase === 'lost');
  const grid = useRef<GridHandle>(null);
  const copyNames = useCopyNames();

  const selection = useMemo(() => retainKeys(chosen, (uid) => byUid.has(uid)), [chosen, byUid]);

  const { keys } = list;
  const onSelectionAct = useCallback(
    (act: 'toggle' | 'range' | 'all' | 'none', key: string) =>
      setSelection((old) => {
        if (act === 'toggle') return toggleKey(old, key);
        if (act === 'range') return selectRange(old, key, keys);
        return act === 'all' ? selectAll(old, keys) : emptySelection;
      }),
    [keys],
  );
  const selectedPods = useMemo(
    () => [...selection.keys].flatMap((uid) => byUid.get(uid) ?? []),
    [selection, byUid],
  );

  /** The Escape ladder below the menus: filter, selection, panel. */
  const onLeave = () => {
    if (view.filter !== '' || view.isProblemsOnly) change({ filter: '', isProblemsOnly: false });
    else if (selection.keys.size > 0) setSelection(emptySelection);
    else onClosePanel();
  };

  const isEmpty = isLoaded && list.total === 0;
  return (
    <div className={styles.page}>
      <PageHead
        title={t('pods.title')}
        count={isLoaded ? list.total : undefined}
        actions={
          <>
            <Button icon={<FileInput size={14} aria-hidden />} onPress={() => startNewPod({ kind: 'paste' })}>
              {t('pods.import')}
            </Button>
            <Button
              variant="primary"
              icon={<Plus size={14} aria-hidden />}
              onPress={() => startNewPod({ kind: 'fromImage' })}
            >
              {t('pods.new')}
            </Button>
          </>
        }
      />
      {!isLoaded && <PodsLoading />}
      {isEmpty && <NoPodsYet />}
      {isLoaded && !isEmpty && (
        <>
          {selection.keys.size > 0 ? (
            <BulkBar
              count={selection.keys.size}
              onDelete={() => requestDelete(selectedPods)}
              onLogs={() => openLogTab(selectedPods.map(({ metadata }) => metadata))}
              onCopyNames={() => copyNames(selectedPods.map((pod) => pod.metadata.name).join('\n'))}
              onClear={() => {
                setSelection(emptySelection);
                grid.current?.focus();
              }}
            />
          ) : (
            <PodsFilterBar
              view={view}
              change={change}
              list={list}
              onEnterList={() => grid.current?.focus()}
            />
          )}
          {list.rows.length === 0 ? (
            <NoMatch view={view} change={change} />
          ) : (
            <PodsGrid
              view={view}
              change={change}
              list={list}
              selection={selection}
              onSelectionAct={onSelectionAct}
              activeUid={activeUid}
              isStale={isStale}
              onHold={setHeld}
              onLeave={onLeave}
              onClosePanel={onClosePanel}
              handle={grid}
            />
          )}
        </>
      )}
    </div>
  );
}
