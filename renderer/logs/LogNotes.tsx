// What must be said about a log beside its rows: why it is empty, that it is stale, that there is more before it.

import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogState } from '../../electron/common/contract/logs.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import type { StreamStatus } from '../rpc/followStream.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Logs.module.css';
import type { LogQuery } from './logQuery.ts';
import { RANGE_LINES } from './logRanges.ts';
import type { LogWindow } from './logWindow.ts';
import { previousMissingTexts, waitingTexts } from './waitingText.ts';

export interface LogNotesProps {
  readonly state: LogState | undefined;
  readonly status: StreamStatus;
  readonly window: LogWindow;
  readonly query: LogQuery;
  readonly onLoadAll: () => void;
  readonly pods: readonly PodObject[];
}

export function LogNotes({ state, status, window, query, onLoadAll, pods }: LogNotesProps) {
  const { t } = useTranslation();
  const { base } = useSyncExternalStore(window.subscribe, window.get);
  if (status.phase === 'failed') return <p className={styles.top}>{status.error.message}</p>;
  if (state === undefined) return <p className={styles.top}>{t('logs.loading')}</p>;
  const isFiltered = state.end - state.first < state.total && query.mode !== 'highlight' && query.text !== '';
  const isFull = state.runs.some(({ lines }) => lines >= RANGE_LINES);
  const part = isFull && (query.range === 'tail' || query.range === 'head') ? query.range : undefined;
  const isRotated = query.range !== 'tail' && state.runs.some(({ isCut }) => isCut);
  const isCleared = base > state.first && state.first === 0;
  return (
    <>
      {!state.isLive && <p className={styles.top}>{t('logs.stale')}</p>}
      {isFiltered && (
        <p className={styles.top} data-filter-count>
          {t('logs.filtered', { shown: state.end - state.first, total: state.total })}
        </p>
      )}
      {part !== undefined && (
        <p className={styles.top}>
          {t(part === 'tail' ? 'logs.earlier' : 'logs.later')}
          <Button variant="quiet" onPress={onLoadAll}>
            {t('logs.loadAll')}
          </Button>
        </p>
      )}
      {isRotated && <p className={styles.top}>{t('logs.rotated')}</p>}
      {state.first > 0 && <p className={styles.top}>{t('logs.dropped', { count: state.first })}</p>}
      {isCleared && (
        <p className={styles.top}>
          {t('logs.cleared')}
          <Button variant="quiet" onPress={() => window.clear(undefined)}>
            {t('logs.showCleared')}
          </Button>
        </p>
      )}
      {state.end === state.first && <EmptyLog state={state} query={query} pods={pods} />}
    </>
  );
}

function EmptyLog({
  state,
  query,
  pods,
}: {
  readonly state: LogState;
  readonly query: LogQuery;
  readonly pods: readonly PodObject[];
}) {
  const { t } = useTranslation();
  const waiting = pods.flatMap((pod) =>
    query.runs === 'previous'
      ? previousMissingTexts(pod, state.runs, query.containers)
      : waitingTexts(pod, query.containers),
  );
  const text = !state.isReady ? 'logs.loading' : state.total > 0 ? 'logs.noMatch' : 'logs.empty';
  return (
    <div className={styles.top}>
      <span>{t(text)}</span>
      {waiting.length > 0 && <p className={styles.waiting}>{waiting.join('\n')}</p>}
    </div>
  );
}
