// The Events page: what happened to pods, live, newest first.

import { SearchX } from 'lucide-react';
import { type Ref, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../app/PageHead.tsx';
import { podMoment } from '../app/podMoment.ts';
import { navigate } from '../app/useRoute.ts';
import { DataGrid } from '../grid/DataGrid.tsx';
import type { GridHandle } from '../grid/dataGridProps.ts';
import { fitColumns } from '../grid/fitColumns.ts';
import { useColumnRoom } from '../grid/GridFrame.tsx';
import { useHeldOrder } from '../grid/useHeldOrder.ts';
import { useEvents } from '../state/eventsStore.ts';
import { usePods } from '../state/podsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { EventStrip } from './EventStrip.tsx';
import { EventsFilterBar } from './EventsFilterBar.tsx';
import styles from './EventsPage.module.css';
import { eventColumns } from './eventColumns.tsx';
import { chooseEvents, type EventRow } from './eventRow.ts';
import { type EventsView, eventsViewSchema } from './eventsView.ts';

const keyOf = (row: EventRow) => row.key;
const labelOf = (row: EventRow) => `${row.reason} ${row.object}`;
const versionOf = (row: EventRow) => `${row.count}`;
const ignore = () => undefined;

export function EventsPage() {
  const { t } = useTranslation();
  const [view, change] = useSavedView('events', eventsViewSchema);
  const events = useEvents((state) => state.byUid);
  const isLoaded = useEvents((state) => state.isLoaded);
  const pods = usePods((state) => state.byUid);
  const chosen = useMemo(() => chooseEvents(events.values(), pods, view), [events, pods, view]);
  const grid = useRef<GridHandle>(null);

  return (
    <>
      <PageHead title={t('events.title')} count={isLoaded ? chosen.events : undefined} />
      {isLoaded && events.size === 0 ? (
        <EmptyState title={t('events.empty.title')} text={t('events.empty.text')} />
      ) : (
        <>
          <EventsFilterBar
            view={view}
            change={change}
            chosen={chosen}
            total={events.size}
            onEnterList={() => grid.current?.focus()}
          />
          {chosen.rows.length === 0 ? (
            <EmptyState
              icon={<SearchX size={40} strokeWidth={1.25} aria-hidden />}
              title={t('events.noMatch.title')}
              actions={
                <Button
                  variant="primary"
                  onPress={() => change({ query: '', types: [], reasons: [], isCurrentOnly: false })}
                >
                  {t('events.noMatch.clear')}
                </Button>
              }
            />
          ) : (
            <>
              <EventStrip rows={chosen.rows} />
              <EventsGrid rows={chosen.rows} view={view} handle={grid} />
            </>
          )}
        </>
      )}
    </>
  );
}

interface EventsGridProps {
  readonly rows: readonly EventRow[];
  readonly view: EventsView;
  readonly handle: Ref<GridHandle>;
}

function EventsGrid({ rows, view, handle }: EventsGridProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const room = useColumnRoom(frame, false);
  const pods = usePods((state) => state.byUid);
  const isStale = useSystem(({ status }) => status?.engine.phase === 'lost');
  const [isHeld, setHeld] = useState(false);
  const wanted = useMemo(() => rows.map(keyOf), [rows]);
  const { order } = useHeldOrder(wanted, isHeld, JSON.stringify(view));
  const shown = useMemo(() => {
    const byKey = new Map(rows.map((row) => [row.key, row]));
    return order.flatMap((key) => byKey.get(key) ?? []);
  }, [rows, order]);
  // Links depend only on which pods exist, not on how they are.
  const podUids = [...pods.keys()].join();
  const columns = useMemo(() => {
    const uids = new Set(podUids.split(','));
    const all = eventColumns(t, view.form, (uid) => uids.has(uid));
    return room === undefined ? all : fitColumns(all, room);
  }, [t, view.form, podUids, room]);
  const onOpen = useCallback(
    (row: EventRow) => {
      if (!pods.has(row.podUid)) return;
      const pod = { namespace: row.namespace, name: row.podName };
      navigate(
        row.lastSeen === undefined
          ? { page: 'pod', ...pod, tab: 'events' }
          : podMoment(pod, 'events', Date.parse(row.lastSeen)),
      );
    },
    [pods],
  );
  return (
    <div
      ref={frame}
      className={styles.frame}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <DataGrid
        label={t('events.grid')}
        rows={shown}
        keyOf={keyOf}
        labelOf={labelOf}
        versionOf={versionOf}
        columns={columns}
        onOpen={onOpen}
        onRowGone={ignore}
        isStale={isStale}
        handle={handle}
      />
    </div>
  );
}
