// Guesses the level of a line the way people write them. Certain or nothing: a line that only mentions an error stays
// unknown, because a wrong colour is worse than none.

import type { LogLevel } from '../contract/logs.ts';
import { stripAnsi } from './stripAnsi.ts';

const words: Readonly<Record<string, LogLevel>> = {
  emerg: 'error',
  emergency: 'error',
  alert: 'error',
  crit: 'error',
  critical: 'error',
  fatal: 'error',
  panic: 'error',
  severe: 'error',
  error: 'error',
  err: 'error',
  e: 'error',
  f: 'error',
  warning: 'warn',
  warn: 'warn',
  w: 'warn',
  notice: 'info',
  information: 'info',
  info: 'info',
  i: 'info',
  debug: 'debug',
  d: 'debug',
  trace: 'debug',
  verbose: 'debug',
};

const word =
  '(emerg(?:ency)?|alert|crit(?:ical)?|fatal|panic|severe|error|err|warn(?:ing)?|notice|info(?:rmation)?|debug|trace|verbose)';
/** `level=warn`, `"level":"warn"`, `"severity": "ERROR"`. */
const field = new RegExp(`["']?\\b(?:level|lvl|severity|loglevel)["']?\\s*[:=]\\s*["']?${word}\\b`, 'i');
/** `[error]`, `<warn>`, also after a date. */
const bracketed = new RegExp(`[\\[<(]\\s*${word}\\s*[\\])>]`, 'i');
/** At the start, or after a time or date and the like: words in capitals, or followed by a colon. */
const prefix = new RegExp(`^(?:[\\d:.,/TZ+\\-\\[\\]\\s]*)(?:${word.toUpperCase()}\\b|${word}:)`);
/** klog: `E0102 15:04:05.000000`. */
const klog = /^([EWIF])\d{4} \d\d:\d\d:\d\d/;
/** Looked at of a line; a level stands at its beginning. */
const MAX_CHARS = 300;

export function logLevel(line: string): LogLevel {
  // Colour sequences stand around the word, not in it.
  const text = stripAnsi(line.slice(0, MAX_CHARS));
  const found = klog.exec(text) ?? field.exec(text) ?? prefix.exec(text) ?? bracketed.exec(text);
  const name = found?.slice(1).find((group) => group !== undefined);
  return (name === undefined ? undefined : words[name.toLowerCase()]) ?? 'unknown';
}
