// One row of a log: a line with time, container, colours and matches, or a mark of a container's life.

import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRow, LogRun } from '../../electron/common/contract/logs.ts';
import { cx } from '../ui/cx.ts';
import { type AnsiStyle, ansiSpans } from './ansiSpans.ts';
import styles from './Logs.module.css';
import { formatLogTime, type TimeStyle } from './logTime.ts';
import { markMatches } from './markMatches.ts';

export interface LogLineProps {
  readonly row: LogRow | undefined;
  readonly run: LogRun | undefined;
  readonly name: string | undefined;
  /** 1-8: the container's colour in its pod; over 8 the name is underlined as well. */
  readonly colour: number;
  readonly time: TimeStyle;
  readonly origin: number;
  readonly regex: RegExp | undefined;
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
  if (row.kind === 'mark') return <LifeMark row={row} run={props.run} name={name} />;
  const spans = markMatches(ansiSpans(row.text), props.regex);
  return (
    <div
      className={cx(
        styles.row,
        isCurrent && styles.current,
        isChosen && styles.chosen,
        props.isMarkedAbove && styles.userMark,
        props.isMarkedBelow && styles.endMark,
      )}
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
      <span className={styles.text}>
        {spans.map((span, index) => (
          <Span key={index} text={span.text} style={span.style} isMatch={span.isMatch} />
        ))}
        {row.cutBytes > 0 && <CutNote bytes={row.cutBytes} />}
      </span>
    </div>
  );
});

interface LifeMarkProps extends Pick<LogLineProps, 'run' | 'name'> {
  readonly row: Extract<LogRow, { kind: 'mark' }>;
}

function LifeMark({ row, run, name }: LifeMarkProps) {
  const { t } = useTranslation();
  const who = name ?? run?.container ?? '';
  const what = row.event === 'exited' && row.oomKilled ? 'oomKilled' : row.event;
  return (
    <div className={cx(styles.row, styles.lifeMark)} data-position={row.position}>
      {t(`logs.marks.${what}`, { name: who, code: row.exitCode, attempt: run?.attempt ?? 0 })}
    </div>
  );
}

function CutNote({ bytes }: { readonly bytes: number }) {
  const { t } = useTranslation();
  return <span className={styles.note}>{t('logs.cut', { count: bytes })}</span>;
}

interface SpanProps {
  readonly text: string;
  readonly style: AnsiStyle;
  readonly isMatch: boolean;
}

function Span({ text, style, isMatch }: SpanProps) {
  if (isMatch) return <mark className={styles.match}>{text}</mark>;
  const css = ansiCss(style);
  return css === undefined ? text : <span style={css}>{text}</span>;
}

/** Named colours are the theme's, which are legible on its surface; a background brings a text colour that is on it. */
function ansiCss(style: AnsiStyle): CSSProperties | undefined {
  const { colour, background, isBold, isDim, isItalic, isUnderlined, isInverse } = style;
  const [front, back] = isInverse ? [background ?? 'inverse', colour ?? 7] : [colour, background];
  if ([front, back, isBold, isDim, isItalic, isUnderlined].every((part) => !part && part !== 0))
    return undefined;
  return {
    ...(back === undefined
      ? front === undefined
        ? {}
        : { color: ansiColour(front) }
      : { color: 'var(--bg-surface)', background: ansiColour(back) }),
    ...(isBold ? { fontWeight: 600 } : {}),
    ...(isDim ? { color: 'var(--text-muted)' } : {}),
    ...(isItalic ? { fontStyle: 'italic' } : {}),
    ...(isUnderlined ? { textDecoration: 'underline' } : {}),
  };
}

const named = ['muted', 'error', 'ok', 'warn', 'pending', 'terminating', 'teal', 'plain'] as const;
const variables: Readonly<Record<(typeof named)[number], string>> = {
  muted: 'var(--text-muted)',
  error: 'var(--status-error)',
  ok: 'var(--status-ok)',
  warn: 'var(--status-warn)',
  pending: 'var(--status-pending)',
  terminating: 'var(--status-terminating)',
  teal: 'var(--container-5)',
  plain: 'var(--text-primary)',
};

/** Colours of the program's own choice are mixed with the text's, so that they stay legible in both themes. */
function ansiColour(colour: number | string): string {
  if (typeof colour === 'string')
    return colour === 'inverse'
      ? 'var(--bg-surface)'
      : `color-mix(in oklab, ${colour} 45%, var(--text-primary))`;
  return variables[named[colour % 8] ?? 'plain'];
}
