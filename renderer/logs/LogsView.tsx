// The log of one or several pods: toolbar, rows, and what stands there instead of rows.

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRow } from '../../electron/common/contract/logs.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { findPod, usePods } from '../state/podsStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { ContainerChips } from './ContainerChips.tsx';
import { LineDetails } from './LineDetails.tsx';
import { LogBody } from './LogBody.tsx';
import { LogMenu } from './LogMenu.tsx';
import { LogNotes } from './LogNotes.tsx';
import styles from './Logs.module.css';
import { LogToolbar } from './LogToolbar.tsx';
import { chooseClicked, type LogBodyHandle } from './logBodyProps.ts';
import { defaultContainers, logContainers } from './logContainers.ts';
import { logPrefsSchema } from './logPrefs.ts';
import { type LogQuery, useLogFilter, useLogQuery } from './logQuery.ts';
import { podKey, useLogTabs } from './logTabs.ts';
import { NewLinesPill } from './NewLinesPill.tsx';
import { hasPrevious } from './runChoice.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useLineCursor } from './useLineCursor.ts';
import { useLogKeys } from './useLogKeys.ts';
import { useLogMarks } from './useLogMarks.ts';
import { useLogSearch } from './useLogSearch.ts';
import { useLogState } from './useLogState.ts';
import { useShowInWhole } from './useShowInWhole.ts';
import { WrappedLogBody } from './WrappedLogBody.tsx';

export interface LogsViewProps {
  /** Must keep its identity while it names the same pods. */
  readonly pods: readonly PodRef[];
  readonly place: 'panel' | 'dock';
}

export function LogsView({ pods: refs, place }: LogsViewProps) {
  const { t } = useTranslation();
  const byUid = usePods((state) => state.byUid);
  const pods = useMemo(
    () =>
      refs.flatMap(({ namespace, name }) => findPod({ ...usePods.getState(), byUid }, namespace, name) ?? []),
    [refs, byUid],
  );
  const [prefs, changePrefs] = useSavedView('logs', logPrefsSchema);
  const [first] = refs;
  const { query, change, pattern, range } = useLogQuery(defaultContainers(pods[0]));
  usePreviousAsked(first, change);
  const [runs, setRuns] = useState<Parameters<typeof useLogFilter>[2]>([]);
  const filter = useLogFilter(query, pattern, runs);
  const { view, counts, status, window } = useLogState(refs, range, filter);
  if (view !== undefined && view.runs.length !== runs.length) setRuns(view.runs);
  const known = view?.runs ?? runs;
  const search = useLogSearch(view?.viewId, pattern);

  const [isFollowing, setFollowing] = useState(true);
  const follow = useCallback(
    (next: boolean) => {
      setFollowing(next);
      window.follow(next);
    },
    [window],
  );
  const body = useRef<LogBodyHandle>(null);
  const marks = useLogMarks(window);
  const cursor = useLineCursor(window, body, view?.viewId);
  const onChoose = (position: number) => {
    follow(false);
    cursor.choose(position);
  };
  const onShowInWhole = useShowInWhole({ view, counts, query, cursor, body, change, follow });

  const containers = logContainers(pods, known);
  const colours = useMemo(() => new Map(containers.map(({ name, colour }) => [name, colour])), [containers]);
  const shown = query.containers?.length ?? containers.length;
  const nameOf = (row: LogRow) => {
    const run = known[row.run];
    if (run === undefined || (shown < 2 && refs.length < 2)) return undefined;
    return refs.length > 1 ? `${run.pod}/${run.container}` : run.container;
  };
  const onStep = (by: 1 | -1) => {
    const position = search.step(by);
    if (position === undefined) return;
    follow(false);
    body.current?.reveal(position);
  };
  const onKeyDown = useLogKeys({
    query,
    change,
    prefs,
    changePrefs,
    isFollowing,
    follow,
    onStep,
    onMark: marks.now,
    cursor,
  });
  const focusKeeper = useKeptFocus(body, `${view?.viewId} ${prefs.isWrapped}`);
  const Body = prefs.isWrapped ? WrappedLogBody : LogBody;
  const name = refs.length === 1 && first ? first.name : t('logs.severalPods', { count: refs.length });

  return (
    <section className={styles.logs} aria-label={t('logs.label', { name })}>
      <LogToolbar
        query={query}
        change={change}
        prefs={prefs}
        changePrefs={changePrefs}
        isFollowing={isFollowing}
        onFollow={follow}
        hasPrevious={hasPrevious(known)}
        search={search}
        onStep={onStep}
        onLeaveSearch={() => body.current?.focus()}
        chips={
          <ContainerChips
            containers={containers}
            chosen={query.containers}
            onChange={(next) => change({ containers: next })}
          />
        }
        menu={
          <LogMenu
            name={name}
            pods={refs}
            place={place}
            view={view}
            counts={counts}
            window={window}
            visible={() => body.current?.visible() ?? [0, 0]}
            onMark={marks.now}
          />
        }
      />
      <LogNotes
        view={view}
        counts={counts}
        status={status}
        window={window}
        query={query}
        onLoadAll={() => change({ range: 'start' })}
        pods={pods}
      />
      <div className={styles.main}>
        <div
          role="presentation"
          className={styles.frame}
          onKeyDown={onKeyDown}
          onClick={({ target }) => chooseClicked(target, onChoose)}
          {...focusKeeper}
        >
          <Body
            key={`${view?.viewId}`}
            label={t('logs.label', { name })}
            window={window}
            runs={known}
            time={prefs.time}
            regex={search.regex}
            isFollowing={isFollowing}
            onFollow={follow}
            currentPosition={search.positions[search.current]}
            chosenPosition={cursor.row?.position}
            marks={marks.times}
            nameOf={nameOf}
            colourOf={(row) => colours.get(known[row.run]?.container ?? '') ?? 1}
            handle={body}
          />
          <NewLinesPill counts={counts} isFollowing={isFollowing} onPress={() => follow(true)} />
        </div>
        {cursor.row && (
          <LineDetails
            row={cursor.row}
            run={known[cursor.row.run]}
            onShowInWhole={onShowInWhole}
            onMark={() => marks.above(cursor.row?.time ?? 0)}
            onClose={() => {
              cursor.close();
              body.current?.focus();
            }}
          />
        )}
      </div>
    </section>
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
