// The text of a line with the program's colours, the matches of a search, and its JSON laid out where that is wanted.

import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLineRow } from '../../electron/common/contract/logs.ts';
import { stripAnsi } from '../../electron/common/logs/stripAnsi.ts';
import { type AnsiStyle, ansiSpans } from './ansiSpans.ts';
import styles from './Logs.module.css';
import { markMatches } from './markMatches.ts';
import { jsonLine } from './prettyJson.ts';

export interface LineTextProps {
  readonly row: LogLineRow;
  /** JSON stands on lines of its own. */
  readonly isLaidOut: boolean;
  readonly regex: RegExp | undefined;
}

export function LineText({ row, isLaidOut, regex }: LineTextProps) {
  return (
    <span className={styles.text}>
      <MarkedText text={isLaidOut ? laidOut(row.text) : row.text} regex={regex} />
      {row.cutBytes > 0 && <CutNote bytes={row.cutBytes} />}
    </span>
  );
}

function laidOut(text: string): string {
  const json = jsonLine(stripAnsi(text));
  if (json === undefined) return text;
  const layout = json.parts.map((part) => part.text).join('');
  return json.before === '' ? layout : `${json.before}\n${layout}`;
}

export function MarkedText({ text, regex }: { readonly text: string; readonly regex: RegExp | undefined }) {
  return markMatches(ansiSpans(text), regex).map((span, index) => (
    <Span key={index} text={span.text} style={span.style} isMatch={span.isMatch} />
  ));
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
