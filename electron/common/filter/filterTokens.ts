// Cuts the text of a filter box into words: quotes keep spaces, and a label selector keeps its own.

export interface FilterToken {
  readonly negated: boolean;
  /** Lower-case word before the colon (`label` also for -l); undefined for bare text. */
  readonly key: string | undefined;
  /** Value without its quotes. */
  readonly value: string;
  /** True where the value stood in quotes, which takes from `/…/` its meaning. */
  readonly quoted: boolean;
  /** Range in the text, quotes and prefix included: [start, end). */
  readonly start: number;
  readonly end: number;
  /** Where the value starts, for errors inside it. */
  readonly valueStart: number;
  /** False where a quote is never closed. */
  readonly closed: boolean;
}

const PREFIX = /(!?)(?:(-l)\s+|([A-Za-z]+):)?/y;

export function filterTokens(text: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  let position = skipSpace(text, 0);
  while (position < text.length) {
    const token = readToken(text, position);
    tokens.push(token);
    position = skipSpace(text, token.end);
  }
  return tokens;
}

function readToken(text: string, start: number): FilterToken {
  PREFIX.lastIndex = start;
  const [prefix = '', not, dashL, word] = PREFIX.exec(text) ?? [];
  const key = dashL ? 'label' : word?.toLowerCase();
  const valueStart = start + prefix.length;
  const common = { negated: not === '!', key, start };
  const quote = text[valueStart];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, valueStart + 1);
    const closed = close !== -1;
    const end = closed ? close + 1 : text.length;
    const value = text.slice(valueStart + 1, closed ? close : end);
    return { ...common, value, quoted: true, end, valueStart: valueStart + 1, closed };
  }
  const end = key === 'label' ? selectorEnd(text, valueStart) : wordEnd(text, valueStart);
  return { ...common, value: text.slice(valueStart, end), quoted: false, end, valueStart, closed: true };
}

/** A regular expression may hold spaces; it ends at its closing slash. */
function wordEnd(text: string, start: number): number {
  const expression = /\/(?:\\.|[^/\\])+\/(?=\s|$)/y;
  expression.lastIndex = start;
  if (expression.test(text)) return expression.lastIndex;
  const space = text.slice(start).search(/\s/);
  return space === -1 ? text.length : start + space;
}

/** Selectors take spaces inside parentheses, around operators and after commas: `app in (a, b), !x`. */
function selectorEnd(text: string, start: number): number {
  const part =
    /\([^)]*\)?|[^\s(]+|\s+(?=(?:in|notin)\b\s*\(|[=<>(,]|!=)|(?<=[,=<>]|\b(?:in|notin))\s+(?=\S)/y;
  part.lastIndex = start;
  let end = start;
  while (part.test(text)) end = part.lastIndex;
  return end;
}

function skipSpace(text: string, position: number): number {
  const rest = text.slice(position).search(/\S/);
  return rest === -1 ? text.length : position + rest;
}
