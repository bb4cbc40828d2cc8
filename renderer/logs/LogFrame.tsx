// The rows of a log with what acts on them: keys, clicks, the menu of a line, the head of the columns, the way back to
// the end.

import { type MouseEvent, type RefObject, useRef } from 'react';
import type { LogLineRow, LogRun } from '../../electron/common/contract/logs.ts';
import { alignedStyle, ColumnsHead } from './ColumnsHead.tsx';
import type { JsonColumn } from './jsonColumns.ts';
import { LogBody } from './LogBody.tsx';
import styles from './Logs.module.css';
import { chooseClicked, type LogBodyHandle } from './logBodyProps.ts';
import type { LogCounts, LogView } from './logCounts.ts';
import type { LogPrefs } from './logPrefs.ts';
import type { LogQuery } from './logQuery.ts';
import type { LogWindow } from './logWindow.ts';
import { NewLinesPill } from './NewLinesPill.tsx';
import { useKeptFocus } from './useKeptFocus.ts';
import type { LineActions } from './useLineActions.ts';
import type { LineCursor } from './useLineCursor.ts';
import { useLineMenu } from './useLineMenu.tsx';
import type { LogContainers } from './useLogContainers.ts';
import { useLogKeys } from './useLogKeys.ts';
import type { LogMarks } from './useLogMarks.ts';
import type { LogSearch } from './useLogSearch.ts';
import { WrappedLogBody } from './WrappedLogBody.tsx';

export interface LogFrameProps {
  readonly label: string;
  readonly view: LogView | undefined;
  readonly counts: LogCounts;
  readonly window: LogWindow;
  readonly runs: readonly LogRun[];
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly prefs: LogPrefs;
  readonly changePrefs: (part: Partial<LogPrefs>) => void;
  readonly isFollowing: boolean;
  readonly follow: (isFollowing: boolean) => void;
  readonly search: LogSearch;
  readonly onStep: (by: 1 | -1) => void;
  readonly body: RefObject<LogBodyHandle | null>;
  readonly marks: LogMarks;
  readonly cursor: LineCursor;
  readonly actions: LineActions;
  readonly onShowInWhole: ((row: LogLineRow) => void) | undefined;
  readonly lives: LogContainers;
  /** Undefined: lines are shown as lines. */
  readonly columns: readonly JsonColumn[] | undefined;
}

export function LogFrame(props: LogFrameProps) {
  const { view, window, prefs, isFollowing, follow, search, body, marks, cursor, lives, columns } = props;
  const { handlers, menu } = useLineInput(props);
  // Rows of several lines must be measured.
  const isMeasured = prefs.isWrapped || prefs.json === 'pretty';
  const focusKeeper = useKeptFocus(body, `${view?.viewId} ${isMeasured}`);
  const head = useRef<HTMLDivElement>(null);
  const Body = isMeasured ? WrappedLogBody : LogBody;
  return (
    <div
      role="presentation"
      className={styles.frame}
      style={columns && alignedStyle(prefs.time, lives.names)}
      data-columns={columns !== undefined || undefined}
      {...handlers}
      onScrollCapture={({ target }) => {
        if (head.current && target instanceof Element)
          head.current.style.translate = `${-target.scrollLeft}px`;
      }}
      {...focusKeeper}
    >
      {columns !== undefined && (
        <ColumnsHead columns={columns} time={prefs.time} hasNames={lives.names.length > 0} head={head} />
      )}
      <Body
        key={`${view?.viewId}`}
        {...{ window, isFollowing, columns }}
        label={props.label}
        runs={props.runs}
        nameOf={lives.nameOf}
        colourOf={lives.colourOf}
        time={prefs.time}
        json={prefs.json}
        regex={search.regex}
        onFollow={follow}
        currentPosition={search.positions[search.current]}
        chosenPosition={cursor.row?.position}
        marks={marks.times}
        handle={body}
      />
      <NewLinesPill counts={props.counts} isFollowing={isFollowing} onPress={() => follow(true)} />
      {menu}
    </div>
  );
}

/** What keys and the mouse do to the lines, and the menu that they open. */
function useLineInput(props: LogFrameProps) {
  const { follow, cursor, marks } = props;
  const onChoose = (position: number) => {
    follow(false);
    cursor.choose(position);
  };
  const onKeyDown = useLogKeys({ ...props, onMark: marks.now });
  const { onContextMenu, element } = useLineMenu({ ...props, onChoose });
  const onClick = ({ target }: MouseEvent) => chooseClicked(target, onChoose);
  return { handlers: { onKeyDown, onClick, onContextMenu }, menu: element };
}
