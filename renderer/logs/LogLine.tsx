// One row of a log: a line with time, container, colours and matches, or a mark of a container's life.

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRow, LogRun } from '../../electron/common/contract/logs.ts';
import { cx } from '../ui/cx.ts';
import { JsonCells } from './JsonCells.tsx';
import type { JsonColumn } from './jsonColumns.ts';
import { rowFields } from './jsonFields.ts';
import { LineText } from './LineText.tsx';
import styles from './Logs.module.css';
import type { JsonStyle } from './logPrefs.ts';
import { formatLogTime, type TimeStyle } from './logTime.ts';

export interface LogLineProps {
  readonly row: LogRow | undefined;
  readonly run: LogRun | undefined;
  readonly name: string | undefined;
  /** 1-8: the container's colour in its pod; over 8 the name is underlined as well. */
  readonly colour: number;
  readonly time: TimeStyle;
  readonly origin: number;
  readonly regex: RegExp | undefined;
  readonly json: JsonStyle;
  /** Undefined: lines are shown as lines. */
  readonly columns: readonly JsonColumn[] | undefined;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  /** The user's own rules. */
  readonly isMarkedAbove: boolean;
  readonly isMarkedBelow: boolean;
}

/** Drawn again only when its own row changes: a follow of thousands of lines a second moves rows, it does not change them. */
export const LogLine = memo(function LogLine(props: LogLineProps) {
  const { row, name, colour, time, origin, isCurrent, isChosen } = props;
  if (row === undefined) return <div className={styles.row} aria-hidden />;
  const marks = cx(props.isMarkedAbove && styles.userMark, props.isMarkedBelow && styles.endMark);
  if (row.kind === 'mark') return <LifeMark row={row} run={props.run} name={name} marks={marks} />;
  const fields = props.columns && rowFields(row);
  return (
    <div
      className={cx(styles.row, isCurrent && styles.current, isChosen && styles.chosen, marks)}
      data-position={row.position}
      data-level={row.level}
      data-stream={row.stream}
    >
      {time !== 'off' && <span className={styles.time}>{formatLogTime(row.time, time, origin)}</span>}
      {name !== undefined && (
        <span
          className={cx(styles.container, colour > 8 && styles.repeated)}
          style={{ color: `var(--container-${((colour - 1) % 8) + 1})` }}
        >
          {name}
        </span>
      )}
      {props.columns && fields ? (
        <JsonCells columns={props.columns} fields={fields} regex={props.regex} />
      ) : (
        <LineText row={row} isLaidOut={props.json === 'pretty'} regex={props.regex} />
      )}
    </div>
  );
});

interface LifeMarkProps extends Pick<LogLineProps, 'run' | 'name'> {
  readonly row: Extract<LogRow, { kind: 'mark' }>;
  /** Classes of the user's own rules. */
  readonly marks: string;
}

function LifeMark({ row, run, name, marks }: LifeMarkProps) {
  const { t } = useTranslation();
  const who = name ?? run?.container ?? '';
  const what = row.event === 'exited' && row.oomKilled ? 'oomKilled' : row.event;
  return (
    <div className={cx(styles.row, styles.lifeMark, marks)} data-position={row.position}>
      {t(`logs.marks.${what}`, { name: who, code: row.exitCode, attempt: run?.attempt ?? 0 })}
    </div>
  );
}
