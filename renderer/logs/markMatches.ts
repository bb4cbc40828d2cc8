// Spans of a line cut where a search matches. Matches are looked for in the text without its colours, as the services
// look for them.

import type { AnsiSpan, AnsiStyle } from './ansiSpans.ts';

export interface MarkedSpan {
  readonly text: string;
  readonly style: AnsiStyle;
  readonly isMatch: boolean;
}

/** A line full of one letter would be thousands of elements. */
const MAX_MARKS = 200;

/** `regex` must be global. */
export function markMatches(spans: readonly AnsiSpan[], regex: RegExp | undefined): readonly MarkedSpan[] {
  if (regex === undefined) return spans.map((span) => ({ ...span, isMatch: false }));
  const text = spans.map((span) => span.text).join('');
  const ranges: (readonly [number, number])[] = [];
  for (const match of text.matchAll(regex)) {
    if (match[0] !== '') ranges.push([match.index, match.index + match[0].length]);
    if (ranges.length >= MAX_MARKS) break;
  }
  const cuts = new Set(ranges.flat());
  const marked: MarkedSpan[] = [];
  let offset = 0;
  for (const span of spans) {
    const end = offset + span.text.length;
    const edges = [offset, ...[...cuts].filter((cut) => cut > offset && cut < end), end];
    for (let at = 0; at + 1 < edges.length; at += 1) {
      const from = edges[at] ?? end;
      const isMatch = ranges.some(([start, stop]) => start <= from && from < stop);
      const part = span.text.slice(from - offset, (edges[at + 1] ?? end) - offset);
      if (part !== '') marked.push({ text: part, style: span.style, isMatch });
    }
    offset = end;
  }
  return marked;
}
