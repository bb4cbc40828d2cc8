// What must be said about a log beside its rows: why it is empty, that it is stale, that there is more before it.

import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { errorText } from '../rpc/errorText.ts';
import type { StreamStatus } from '../rpc/followStream.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Logs.module.css';
import { type LogCounts, type LogView, useLogCount } from './logCounts.ts';
import type { LogQuery } from './logQuery.ts';
import { RANGE_LINES } from './logRanges.ts';
import type { LogWindow } from './logWindow.ts';
import { SinceInput } from './SinceInput.tsx';
import { previousMissingTexts, waitingTexts } from './waitingText.ts';

export interface LogNotesProps {
  readonly view: LogView | undefined;
  readonly counts: LogCounts;
  readonly status: StreamStatus;
  readonly window: LogWindow;
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly pods: readonly PodObject[];
}

export function LogNotes({ view, counts, status, window, query, change, pods }: LogNotesProps) {
  const { t } = useTranslation();
  const isFull = useLogCount(
    counts,
    (state) => state?.runs.some(({ lines }) => lines >= RANGE_LINES) ?? false,
  );
  const dropped = useLogCount(counts, (state) => state?.first ?? 0);
  const isEmpty = useLogCount(counts, (state) => state?.end === state?.first);
  const base = useSyncExternalStore(window.subscribe, () => window.get().base);
  if (status.phase === 'failed') return <p className={styles.top}>{errorText(status.error)}</p>;
  if (view === undefined) return <p className={styles.top}>{t('logs.loading')}</p>;
  const part = isFull && (query.range === 'tail' || query.range === 'head') ? query.range : undefined;
  const isRotated = query.range !== 'tail' && view.runs.some(({ isCut }) => isCut);
  return (
    <>
      {!view.isLive && <p className={styles.top}>{t('logs.stale')}</p>}
      {isNarrowed(query) && <FilterCount counts={counts} />}
      {part !== undefined && (
        <p className={styles.top}>
          {t(part === 'tail' ? 'logs.earlier' : 'logs.later')}
          <Button variant="quiet" onPress={() => change({ range: 'start' })}>
            {t('logs.loadAll')}
          </Button>
        </p>
      )}
      {query.range === 'picked' && <SinceInput query={query} change={change} />}
      {isRotated && <p className={styles.top}>{t('logs.rotated')}</p>}
      {dropped > 0 && <p className={styles.top}>{t('logs.dropped', { count: dropped })}</p>}
      {base > 0 && dropped === 0 && (
        <p className={styles.top}>
          {t('logs.cleared')}
          <Button variant="quiet" onPress={() => window.clear(undefined)}>
            {t('logs.showCleared')}
          </Button>
        </p>
      )}
      {isEmpty && <EmptyLog view={view} counts={counts} query={query} pods={pods} />}
    </>
  );
}

/** True where lines are left out for what they say, which nothing else on screen tells. */
function isNarrowed({ mode, text, levels }: LogQuery): boolean {
  return (mode !== 'highlight' && text !== '') || levels !== undefined;
}

function FilterCount({ counts }: { readonly counts: LogCounts }) {
  const { t } = useTranslation();
  const shown = useLogCount(counts, (state) => (state ? state.end - state.first : 0));
  const total = useLogCount(counts, (state) => state?.total ?? 0);
  if (shown >= total) return null;
  return (
    <p className={styles.top} data-filter-count>
      {t('logs.filtered', { shown, total })}
    </p>
  );
}

function EmptyLog({
  view,
  counts,
  query,
  pods,
}: {
  readonly view: LogView;
  readonly counts: LogCounts;
  readonly query: LogQuery;
  readonly pods: readonly PodObject[];
}) {
  const { t } = useTranslation();
  const waiting = pods.flatMap((pod) =>
    query.runs === 'previous'
      ? previousMissingTexts(pod, view.runs, query.containers)
      : waitingTexts(pod, query.containers),
  );
  const hasRows = useLogCount(counts, (state) => (state?.total ?? 0) > 0);
  const text = !view.isReady ? 'logs.loading' : hasRows ? 'logs.noMatch' : 'logs.empty';
  return (
    <div className={styles.top}>
      <span>{t(text)}</span>
      {waiting.length > 0 && <p className={styles.waiting}>{waiting.join('\n')}</p>}
    </div>
  );
}
