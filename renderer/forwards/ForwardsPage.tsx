// The Port forwards page: every forward there is, live, and what can be done to one or to many of them.

import { Cable, Plus, SearchX } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { PageHead } from '../app/PageHead.tsx';
import { navigate } from '../app/useRoute.ts';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { useHeldOrder } from '../grid/useHeldOrder.ts';
import { useRowSelection } from '../grid/useRowSelection.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { useForwards } from '../state/forwardsStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import styles from './Forwards.module.css';
import { ForwardsBulkBar } from './ForwardsBulkBar.tsx';
import { ForwardsFilterBar } from './ForwardsFilterBar.tsx';
import { ForwardsGrid } from './ForwardsGrid.tsx';
import { openForwardDialog } from './forwardRequests.ts';
import { chooseForwards, type ForwardsView, forwardsViewSchema } from './forwardsView.ts';
import { TroubleStrip } from './TroubleStrip.tsx';

/** `pod`: only its forwards. */
export function ForwardsPage({ pod }: { readonly pod: PodRef | undefined }) {
  const { t } = useTranslation();
  const isLoaded = useForwards((state) => state.isLoaded);
  const total = useForwards((state) => state.byId.size);
  const { sameMachine } = useHost().capabilities;
  const create = () => openForwardDialog({ kind: 'new', pod });
  return (
    <>
      <PageHead
        title={t('forwards.title')}
        count={isLoaded ? total : undefined}
        actions={
          <Button variant="primary" icon={<Plus size={14} aria-hidden />} onPress={create}>
            {t('forwards.new')}
          </Button>
        }
      />
      {isLoaded && total === 0 && (
        <EmptyState
          icon={<Cable size={48} strokeWidth={1.25} aria-hidden />}
          title={t('forwards.empty.title')}
          text={
            <>
              {t('forwards.empty.text')}
              <br />
              {t('forwards.empty.hint')} {!sameMachine && t('forwards.otherMachine')}
            </>
          }
          actions={
            <Button variant="primary" onPress={create}>
              {t('forwards.new')}
            </Button>
          }
        />
      )}
      {total > 0 && <ListedForwards pod={pod} />}
      {total > 0 && !sameMachine && <p className={styles.footnote}>{t('forwards.otherMachine')}</p>}
    </>
  );
}

function ListedForwards({ pod }: { readonly pod: PodRef | undefined }) {
  const [view, change] = useSavedView('forwards', forwardsViewSchema);
  const [isHeld, setHeld] = useState(false);
  const { byId, order, rows, problems } = useListedForwards(view, pod, isHeld);
  const { selection, act, clear } = useRowSelection(order, byId);
  const selected = [...selection.keys].flatMap((id) => byId.get(id) ?? []);
  const grid = useRef<GridHandle>(null);
  const focusGrid = () => grid.current?.focus();
  const clearFilter = () => {
    change({ query: '', isProblemsOnly: false });
    if (pod !== undefined) navigate({ page: 'forwards' });
  };
  const isFiltered = view.query !== '' || view.isProblemsOnly || pod !== undefined;
  const clearSelection = () => {
    clear();
    focusGrid();
  };
  return (
    <>
      {selected.length > 0 ? (
        <ForwardsBulkBar forwards={selected} onClear={clearSelection} />
      ) : (
        <ForwardsFilterBar
          {...{ view, change, pod, problems }}
          shown={rows.length}
          total={byId.size}
          onEnterList={focusGrid}
        />
      )}
      <TroubleStrip forwards={rows} />
      {rows.length === 0 ? (
        <NoMatch onClear={clearFilter} />
      ) : (
        <ForwardsGrid
          {...{ rows, view, change, selection }}
          onSelectionAct={act}
          onHold={setHeld}
          onLeave={() => (isFiltered ? clearFilter() : clear())}
          handle={grid}
        />
      )}
    </>
  );
}

/** Those that pass the filter, in an order that waits while it is held. */
function useListedForwards(view: ForwardsView, pod: PodRef | undefined, isHeld: boolean) {
  const byId = useForwards((state) => state.byId);
  const chosen = useMemo(() => chooseForwards(byId.values(), view, pod), [byId, view, pod]);
  const wanted = useMemo(() => chosen.rows.map(({ id }) => id), [chosen.rows]);
  const { order } = useHeldOrder(wanted, isHeld, JSON.stringify([view, pod]));
  const rows = useMemo(() => order.flatMap((id) => byId.get(id) ?? []), [order, byId]);
  return { byId, order, rows, problems: chosen.problems };
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<SearchX size={40} strokeWidth={1.25} aria-hidden />}
      title={t('forwards.noMatch.title')}
      actions={
        <Button variant="primary" onPress={onClear}>
          {t('forwards.noMatch.clear')}
        </Button>
      }
    />
  );
}
