// The Pods page: live list, filter, selection, keyboard. What a pod looks like in detail is the panel's business.

import { ArchiveRestore, FileInput, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../app/PageHead.tsx';
import { startNewPod } from '../app/startNewPod.ts';
import { navigate } from '../app/useRoute.ts';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { openLogTab } from '../logs/logTabs.ts';
import { useDeleted } from '../state/deletedStore.ts';
import { usePods } from '../state/podsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { requestDelete } from './deletion.ts';
import { PodsBulkBar } from './PodsBulkBar.tsx';
import { NoMatch, NoPodsYet, PodsLoading } from './PodsEmpty.tsx';
import { PodsFilterBar } from './PodsFilterBar.tsx';
import { PodsGrid } from './PodsGrid.tsx';
import styles from './PodsPage.module.css';
import { podsViewSchema } from './podsView.ts';
import { canRestart, requestRestart } from './restarting.ts';
import { useCopyNames } from './useCopyNames.ts';
import { usePodList } from './usePodList.ts';
import { type PodSelection, usePodSelection } from './usePodSelection.ts';

export interface PodsPageProps {
  /** Uid of the pod in the details panel. */
  readonly activeUid: string | undefined;
  readonly onClosePanel: () => void;
}

export function PodsPage(props: PodsPageProps) {
  const { t } = useTranslation();
  const isLoaded = usePods((state) => state.isLoaded);
  const total = usePods((state) => state.byUid.size);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('pods.title')}
        count={isLoaded ? total : undefined}
        actions={
          <>
            <DeletedButton />
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
      {isLoaded && total === 0 && <NoPodsYet />}
      {isLoaded && total > 0 && <ListedPods {...props} />}
    </div>
  );
}

/** Of use only once something was deleted. */
function DeletedButton() {
  const { t } = useTranslation();
  const hasAny = useDeleted(({ pods }) => pods.length > 0);
  if (!hasAny) return null;
  return (
    <IconButton
      label={t('deleted.title')}
      icon={<ArchiveRestore size={16} aria-hidden />}
      onPress={() => navigate({ page: 'deleted' })}
    />
  );
}

function ListedPods({ activeUid, onClosePanel }: PodsPageProps) {
  const [view, change] = useSavedView('pods', podsViewSchema);
  const [isHeld, setHeld] = useState(false);
  const list = usePodList(view, isHeld);
  const selected = usePodSelection(list.keys);
  const isStale = useSystem(({ status }) => status?.engine.phase === 'lost');
  const grid = useRef<GridHandle>(null);

  /** The Escape ladder below the menus: filter, selection, panel. */
  const onLeave = () => {
    if (view.filter !== '' || view.isProblemsOnly) change({ filter: '', isProblemsOnly: false });
    else if (selected.pods.length > 0) selected.clear();
    else onClosePanel();
  };

  return (
    <>
      {selected.pods.length > 0 ? (
        <SelectedPods selected={selected} onCleared={() => grid.current?.focus()} />
      ) : (
        <PodsFilterBar view={view} change={change} list={list} onEnterList={() => grid.current?.focus()} />
      )}
      {list.rows.length === 0 ? (
        <NoMatch view={view} change={change} />
      ) : (
        <PodsGrid
          view={view}
          change={change}
          list={list}
          selection={selected.selection}
          onSelectionAct={selected.act}
          activeUid={activeUid}
          isStale={isStale}
          onHold={setHeld}
          onLeave={onLeave}
          onClosePanel={onClosePanel}
          handle={grid}
        />
      )}
    </>
  );
}

/** What can be done to all that are selected, in place of the filter. */
function SelectedPods({
  selected,
  onCleared,
}: {
  readonly selected: PodSelection;
  readonly onCleared: () => void;
}) {
  const copyNames = useCopyNames();
  const { pods, clear } = selected;
  return (
    <PodsBulkBar
      count={pods.length}
      onDelete={() => requestDelete(pods)}
      onRestart={pods.some(canRestart) ? () => requestRestart(pods) : undefined}
      onLogs={() => openLogTab(pods.map(({ metadata }) => metadata))}
      onCopyNames={() => copyNames(pods.map((pod) => pod.metadata.name).join('\n'))}
      onClear={() => {
        clear();
        onCleared();
      }}
    />
  );
}
