// The log of one or several pods: toolbar, rows, and what stands there instead of rows.

import { memo, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { findPod, usePods } from '../state/podsStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { LineDetails } from './LineDetails.tsx';
import { LogBody } from './LogBody.tsx';
import { LogNotes } from './LogNotes.tsx';
import styles from './Logs.module.css';
import { LogToolbar } from './LogToolbar.tsx';
import { chooseClicked, type LogBodyHandle } from './logBodyProps.ts';
import { defaultContainers } from './logContainers.ts';
import { logPrefsSchema } from './logPrefs.ts';
import { type LogQuery, useLogFilter, useLogQuery } from './logQuery.ts';
import { podKey, useLogTabs } from './logTabs.ts';
import { NewLinesPill } from './NewLinesPill.tsx';
import { hasPrevious } from './runChoice.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useLineActions } from './useLineActions.ts';
import { useLineCursor } from './useLineCursor.ts';
import { useLineMenu } from './useLineMenu.tsx';
import { useLogContainers } from './useLogContainers.ts';
import { useLogKeys } from './useLogKeys.ts';
import { useLogMarks } from './useLogMarks.ts';
import { type LogSearch, useLogSearch } from './useLogSearch.ts';
import { useLogState } from './useLogState.ts';
import { useShowInWhole } from './useShowInWhole.ts';
import { WrappedLogBody } from './WrappedLogBody.tsx';

export interface LogsViewProps {
  /** Must keep its identity while it names the same pods. */
  readonly pods: readonly PodRef[];
  readonly place: 'panel' | 'dock';
}

/** Drawn again only for its own sake: the page around it changes with every pod. */
export const LogsView = memo(function LogsView({ pods: refs, place }: LogsViewProps) {
  const { t } = useTranslation();
  const pods = useFoundPods(refs);
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
  const actions = useLineActions(change, marks);
  const menu = useLineMenu({ window, cursor, actions, onChoose, onShowInWhole });
  const { containers, nameOf, colourOf } = useLogContainers(refs, pods, known, query.containers);
  const onStep = useSteps(search, follow, body);
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
  const logMenu = useMemo(
    () => ({ name, pods: refs, place, view, counts, window, body, onMark: marks.now }),
    [name, refs, place, view, counts, window, marks.now],
  );

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
        body={body}
        containers={containers}
        menu={logMenu}
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
          onContextMenu={menu.onContextMenu}
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
            colourOf={colourOf}
            handle={body}
          />
          <NewLinesPill counts={counts} isFollowing={isFollowing} onPress={() => follow(true)} />
        </div>
        {cursor.row && (
          <LineDetails
            row={cursor.row}
            run={known[cursor.row.run]}
            actions={actions}
            onShowInWhole={onShowInWhole}
            onClose={() => {
              cursor.close();
              body.current?.focus();
            }}
          />
        )}
      </div>
      {menu.element}
    </section>
  );
});

/** The pods of these names that exist. */
function useFoundPods(refs: readonly PodRef[]): readonly PodObject[] {
  const byUid = usePods((state) => state.byUid);
  return useMemo(
    () =>
      refs.flatMap(({ namespace, name }) => findPod({ ...usePods.getState(), byUid }, namespace, name) ?? []),
    [refs, byUid],
  );
}

/** To the next (1) or previous (-1) match, on screen. */
function useSteps(
  { step }: LogSearch,
  follow: (isFollowing: boolean) => void,
  body: RefObject<LogBodyHandle | null>,
): (by: 1 | -1) => void {
  return useCallback(
    (by) => {
      const position = step(by);
      if (position === undefined) return;
      follow(false);
      body.current?.reveal(position);
    },
    [step, follow, body],
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
