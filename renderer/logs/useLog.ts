// Everything that a log on screen is about: what it is asked for, what the services have of it, what is searched in it.

import { useEffect, useMemo, useState } from 'react';
import type { LogRun } from '../../electron/common/contract/logs.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { findPod, usePods } from '../state/podsStore.ts';
import { firstContainers } from './logContainers.ts';
import { type LogQuery, type LogQueryState, useLogFilter, useLogQuery } from './logQuery.ts';
import { podKey, useLogTabs } from './logTabs.ts';
import { type LogSearch, useLogSearch } from './useLogSearch.ts';
import { type LogFeed, useLogState } from './useLogState.ts';

export interface Log extends LogFeed, Pick<LogQueryState, 'query' | 'change'> {
  /** Those that exist. */
  readonly pods: readonly PodObject[];
  /** Also while the next view is on its way; rows name them by index. */
  readonly runs: readonly LogRun[];
  readonly search: LogSearch;
}

/** `container`: the one to begin with. */
export function useLog(refs: readonly PodRef[], container: string | undefined): Log {
  const pods = useFoundPods(refs);
  const { query, change, pattern, range } = useLogQuery(firstContainers(pods[0], container));
  usePreviousAsked(refs[0], change);
  const [lastRuns, setLastRuns] = useState<readonly LogRun[]>([]);
  const filter = useLogFilter(query, pattern, lastRuns);
  const feed = useLogState(refs, range, filter);
  const { view } = feed;
  if (view !== undefined && view.runs.length !== lastRuns.length) setLastRuns(view.runs);
  const search = useLogSearch(view?.viewId, pattern);
  return { ...feed, query, change, pods, runs: view?.runs ?? lastRuns, search };
}

function useFoundPods(refs: readonly PodRef[]): readonly PodObject[] {
  const byUid = usePods((state) => state.byUid);
  return useMemo(
    () =>
      refs.flatMap(({ namespace, name }) => findPod({ ...usePods.getState(), byUid }, namespace, name) ?? []),
    [refs, byUid],
  );
}

/** Shows the previous runs when that was asked for: by the key, the menu, while this log is open or before. */
function usePreviousAsked(pod: PodRef | undefined, change: (part: Partial<LogQuery>) => void): void {
  const isAsked = useLogTabs(({ previousOf }) => pod !== undefined && previousOf === podKey(pod));
  useEffect(() => {
    if (!isAsked) return;
    change({ runs: 'previous' });
    useLogTabs.setState({ previousOf: undefined });
  }, [isAsked, change]);
}
