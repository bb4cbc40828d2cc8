// Recently deleted: what Undo offers for ten seconds, for seven days.

import { ArrowLeft, SearchX, Trash2, Undo2, X } from 'lucide-react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../app/PageHead.tsx';
import { navigate } from '../app/useRoute.ts';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { useRowSelection } from '../grid/useRowSelection.ts';
import { useRestorePods } from '../pods/useRestorePods.ts';
import { useDeleted } from '../state/deletedStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { BulkBar, FilterBar, FilterBox, FilterCounts } from '../ui/FilterBar.tsx';
import styles from './Deleted.module.css';
import { DeletedGrid } from './DeletedGrid.tsx';
import { chooseDeleted, type DeletedRow, useDeletedRows } from './deletedRow.ts';

export function DeletedPage() {
  const { t } = useTranslation();
  const isLoaded = useDeleted((state) => state.isLoaded);
  const all = useDeletedRows();
  const toPods = () => navigate({ page: 'pods' });
  return (
    <>
      <PageHead
        title={t('deleted.title')}
        count={isLoaded ? all.length : undefined}
        actions={
          <Button icon={<ArrowLeft size={14} aria-hidden />} onPress={toPods}>
            {t('shell.nav.pods')}
          </Button>
        }
      />
      {isLoaded && all.length === 0 && (
        <EmptyState
          icon={<Trash2 size={48} strokeWidth={1.25} aria-hidden />}
          title={t('deleted.empty.title')}
          text={t('deleted.empty.text')}
        />
      )}
      {all.length > 0 && <ListedPods all={all} />}
    </>
  );
}

function ListedPods({ all }: { readonly all: readonly DeletedRow[] }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const restore = useRestoreRows();
  const rows = useMemo(() => chooseDeleted(all, query), [all, query]);
  const keys = useMemo(() => rows.map(({ uid }) => uid), [rows]);
  const byUid = useMemo(() => new Map(all.map((row) => [row.uid, row])), [all]);
  const { selection, act, clear } = useRowSelection(keys, byUid);
  const selected = [...selection.keys].flatMap((uid) => byUid.get(uid) ?? []);
  const grid = useRef<GridHandle>(null);
  useTakenFocus(grid);
  const leave = () => {
    if (query !== '') setQuery('');
    else if (selected.length > 0) clear();
    else navigate({ page: 'pods' });
  };
  const enterList = () => grid.current?.focus();
  const clearSelection = () => {
    clear();
    enterList();
  };
  return (
    <>
      {selected.length > 0 ? (
        <SelectedPods selected={selected} onRestore={() => restore(selected)} onClear={clearSelection} />
      ) : (
        <DeletedFilterBar
          query={query}
          onChange={setQuery}
          counts={{ shown: rows.length, total: all.length }}
          onEnterList={enterList}
        />
      )}
      {rows.length === 0 ? (
        <NoMatch query={query} onClear={() => setQuery('')} />
      ) : (
        <DeletedGrid
          rows={rows}
          selection={selection}
          onSelectionAct={act}
          onRestore={restore}
          onLeave={leave}
          handle={grid}
        />
      )}
      <p className={styles.footnote}>{t('deleted.footnote')}</p>
    </>
  );
}

/** Whoever came by a key of the list of pods goes on in this one. */
function useTakenFocus(grid: RefObject<GridHandle | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus();
  }, [grid]);
}

/** Leaves out those whose name is in use. */
function useRestoreRows(): (rows: readonly DeletedRow[]) => void {
  const restorePods = useRestorePods();
  return (rows) => {
    const uids = rows.filter(({ isNameTaken }) => !isNameTaken).map(({ uid }) => uid);
    if (uids.length > 0) void restorePods(uids);
  };
}

interface DeletedFilterBarProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly counts: { readonly shown: number; readonly total: number };
  readonly onEnterList: () => void;
}

function DeletedFilterBar({ query, onChange, counts, onEnterList }: DeletedFilterBarProps) {
  const { t } = useTranslation();
  return (
    <FilterBar>
      <FilterBox
        label={t('deleted.filter')}
        placeholder={t('deleted.filter')}
        value={query}
        onChange={onChange}
        onEnterList={onEnterList}
      />
      <FilterCounts>{t('pods.counts', counts)}</FilterCounts>
    </FilterBar>
  );
}

function NoMatch({ query, onClear }: { readonly query: string; readonly onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<SearchX size={40} strokeWidth={1.25} aria-hidden />}
      title={t('pods.noMatch.title', { filter: query })}
      actions={
        <Button variant="primary" onPress={onClear}>
          {t('pods.noMatch.clear')}
        </Button>
      }
    />
  );
}

interface SelectedPodsProps {
  readonly selected: readonly DeletedRow[];
  readonly onRestore: () => void;
  readonly onClear: () => void;
}

function SelectedPods({ selected, onRestore, onClear }: SelectedPodsProps) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const isPossible = canAct && selected.some(({ isNameTaken }) => !isNameTaken);
  return (
    <BulkBar text={t('pods.selected', { count: selected.length })}>
      <Button icon={<Undo2 size={14} aria-hidden />} onPress={onRestore} isDisabled={!isPossible}>
        {t('deleted.restore')}
      </Button>
      <Button variant="quiet" icon={<X size={14} aria-hidden />} onPress={onClear}>
        {t('pods.clearSelection')}
      </Button>
    </BulkBar>
  );
}
