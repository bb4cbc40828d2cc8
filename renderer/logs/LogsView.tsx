// The log of one or several pods: toolbar, rows, and what stands there instead of rows.

import { memo, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRun } from '../../electron/common/contract/logs.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { LineDetails, type LineDetailsProps } from './LineDetails.tsx';
import { LogFrame } from './LogFrame.tsx';
import { LogNotes } from './LogNotes.tsx';
import styles from './Logs.module.css';
import { LogToolbar } from './LogToolbar.tsx';
import type { LogBodyHandle } from './logBodyProps.ts';
import { logPrefsSchema } from './logPrefs.ts';
import { hasPrevious } from './runChoice.ts';
import { useFollow, useSteps } from './useFollow.ts';
import { useJsonColumns } from './useJsonColumns.ts';
import { useLineActions } from './useLineActions.ts';
import { type LineCursor, useLineCursor } from './useLineCursor.ts';
import { useLog } from './useLog.ts';
import { useLogContainers } from './useLogContainers.ts';
import { useLogMarks } from './useLogMarks.ts';
import { useShowInWhole } from './useShowInWhole.ts';
import { useShowMoment } from './useShowMoment.ts';

export interface LogsViewProps {
  /** Must keep its identity while it names the same pods. */
  readonly pods: readonly PodRef[];
  readonly place: 'panel' | 'dock';
  /** The container that it opens with; undefined: the one that kubectl would choose, else all. */
  readonly container?: string | undefined;
  /** The instant to show, milliseconds since the epoch; undefined: the end. */
  readonly at?: number | undefined;
}

/** Drawn again only for its own sake: the page around it changes with every pod. */
export const LogsView = memo(function LogsView({ pods: refs, place, container, at }: LogsViewProps) {
  const { t } = useTranslation();
  const [prefs, changePrefs] = useSavedView('logs', logPrefsSchema);
  const { pods, query, change, runs, view, counts, status, window, search } = useLog(refs, container);
  const [isFollowing, follow] = useFollow(window);
  const body = useRef<LogBodyHandle>(null);
  const marks = useLogMarks(window);
  const cursor = useLineCursor(window, body, view?.viewId);
  const onShowInWhole = useShowInWhole({ view, counts, query, cursor, body, change, follow });
  useShowMoment({ at, view, counts, query, change, follow, body, marks });
  const actions = useLineActions({ change, marks, pods, runs });
  const lives = useLogContainers(refs, pods, runs, query.containers);
  const columns = useJsonColumns(window, prefs);
  const onStep = useSteps(search, follow, body);
  const [first] = refs;
  const name = refs.length === 1 && first ? first.name : t('logs.severalPods', { count: refs.length });
  const menu = useMemo(
    () => ({ name, pods: refs, place, view, counts, window, body, onMark: marks.now }),
    [name, refs, place, view, counts, window, marks.now],
  );
  const label = t('logs.label', { name });
  return (
    <section className={styles.logs} aria-label={label}>
      <LogToolbar
        {...{ query, change, prefs, changePrefs, columns, isFollowing, search, onStep, body, menu }}
        containers={lives.containers}
        onFollow={follow}
        hasPrevious={hasPrevious(runs)}
      />
      <LogNotes {...{ view, counts, status, window, query, change, pods }} />
      <div className={styles.main}>
        <LogFrame
          {...{ label, view, counts, window, runs, query, change, prefs, changePrefs, isFollowing, follow }}
          {...{ search, onStep, body, marks, cursor, actions, onShowInWhole, lives }}
          columns={columns.shown}
        />
        <ChosenLine {...{ cursor, runs, actions, onShowInWhole, body }} />
      </div>
    </section>
  );
});

interface ChosenLineProps extends Pick<LineDetailsProps, 'actions' | 'onShowInWhole'> {
  readonly cursor: LineCursor;
  readonly runs: readonly LogRun[];
  readonly body: RefObject<LogBodyHandle | null>;
}

function ChosenLine({ cursor, runs, body, ...props }: ChosenLineProps) {
  const { row } = cursor;
  if (row === undefined) return null;
  const onClose = () => {
    cursor.close();
    body.current?.focus();
  };
  return <LineDetails {...props} row={row} run={runs[row.run]} onClose={onClose} />;
}
