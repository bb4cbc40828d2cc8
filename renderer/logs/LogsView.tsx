// The log of one or several pods: toolbar, rows, and what stands there instead of rows.

import { memo, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { LineDetails } from './LineDetails.tsx';
import { LogBody } from './LogBody.tsx';
import { LogNotes } from './LogNotes.tsx';
import styles from './Logs.module.css';
import { LogToolbar } from './LogToolbar.tsx';
import { chooseClicked, type LogBodyHandle } from './logBodyProps.ts';
import { logPrefsSchema } from './logPrefs.ts';
import { NewLinesPill } from './NewLinesPill.tsx';
import { hasPrevious } from './runChoice.ts';
import { useFollow, useSteps } from './useFollow.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useLineActions } from './useLineActions.ts';
import { useLineCursor } from './useLineCursor.ts';
import { useLineMenu } from './useLineMenu.tsx';
import { useLog } from './useLog.ts';
import { useLogContainers } from './useLogContainers.ts';
import { useLogKeys } from './useLogKeys.ts';
import { useLogMarks } from './useLogMarks.ts';
import { useShowInWhole } from './useShowInWhole.ts';
import { WrappedLogBody } from './WrappedLogBody.tsx';

export interface LogsViewProps {
  /** Must keep its identity while it names the same pods. */
  readonly pods: readonly PodRef[];
  readonly place: 'panel' | 'dock';
  /** The container that it opens with; undefined: the one that kubectl would choose, else all. */
  readonly container?: string | undefined;
}

/** Drawn again only for its own sake: the page around it changes with every pod. */
export const LogsView = memo(function LogsView({ pods: refs, place, container }: LogsViewProps) {
  const { t } = useTranslation();
  const [prefs, changePrefs] = useSavedView('logs', logPrefsSchema);
  const { pods, query, change, runs, view, counts, status, window, search } = useLog(refs, container);
  const [isFollowing, follow] = useFollow(window);
  const body = useRef<LogBodyHandle>(null);
  const marks = useLogMarks(window);
  const cursor = useLineCursor(window, body, view?.viewId);
  const onChoose = (position: number) => {
    follow(false);
    cursor.choose(position);
  };
  const onShowInWhole = useShowInWhole({ view, counts, query, cursor, body, change, follow });
  const actions = useLineActions(change, marks);
  const lineMenu = useLineMenu({ window, cursor, actions, onChoose, onShowInWhole });
  const { containers, nameOf, colourOf } = useLogContainers(refs, pods, runs, query.containers);
  const onStep = useSteps(search, follow, body);
  const keys = { query, change, prefs, changePrefs, isFollowing, follow, onStep, onMark: marks.now, cursor };
  const onKeyDown = useLogKeys(keys);
  const focusKeeper = useKeptFocus(body, `${view?.viewId} ${prefs.isWrapped}`);
  const [first] = refs;
  const name = refs.length === 1 && first ? first.name : t('logs.severalPods', { count: refs.length });
  const menu = useMemo(
    () => ({ name, pods: refs, place, view, counts, window, body, onMark: marks.now }),
    [name, refs, place, view, counts, window, marks.now],
  );
  const Body = prefs.isWrapped ? WrappedLogBody : LogBody;

  return (
    <section className={styles.logs} aria-label={t('logs.label', { name })}>
      <LogToolbar
        {...{ query, change, prefs, changePrefs, isFollowing, search, onStep, body, containers, menu }}
        onFollow={follow}
        hasPrevious={hasPrevious(runs)}
      />
      <LogNotes
        {...{ view, counts, status, window, query, pods }}
        onLoadAll={() => change({ range: 'start' })}
      />
      <div className={styles.main}>
        <div
          role="presentation"
          className={styles.frame}
          onKeyDown={onKeyDown}
          onClick={({ target }) => chooseClicked(target, onChoose)}
          onContextMenu={lineMenu.onContextMenu}
          {...focusKeeper}
        >
          <Body
            key={`${view?.viewId}`}
            {...{ window, runs, isFollowing, nameOf, colourOf }}
            label={t('logs.label', { name })}
            time={prefs.time}
            regex={search.regex}
            onFollow={follow}
            currentPosition={search.positions[search.current]}
            chosenPosition={cursor.row?.position}
            marks={marks.times}
            handle={body}
          />
          <NewLinesPill counts={counts} isFollowing={isFollowing} onPress={() => follow(true)} />
        </div>
        {cursor.row && (
          <LineDetails
            row={cursor.row}
            run={runs[cursor.row.run]}
            actions={actions}
            onShowInWhole={onShowInWhole}
            onClose={() => {
              cursor.close();
              body.current?.focus();
            }}
          />
        )}
      </div>
      {lineMenu.element}
    </section>
  );
});
