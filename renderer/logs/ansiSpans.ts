// A line with terminal colours as spans of text. Text stays text: nothing of it ever becomes markup. Sequences that
// are not colours are left out.

export interface AnsiStyle {
  /** 0-15: a named colour of the theme; else `rgb(…)`. */
  readonly colour?: number | string;
  readonly background?: number | string;
  readonly isBold?: boolean;
  readonly isDim?: boolean;
  readonly isItalic?: boolean;
  readonly isUnderlined?: boolean;
  readonly isInverse?: boolean;
}

export interface AnsiSpan {
  readonly text: string;
  readonly style: AnsiStyle;
}

const ESCAPE = '\u001B';
/** CSI with its parameters and final letter; OSC up to its end; other two-character escapes. */
const sequence = new RegExp(
  `${ESCAPE}(?:\\[([0-?]*)[ -/]*([@-~])|\\][^\u0007${ESCAPE}]*(?:\u0007|${ESCAPE}\\\\)?|[@-Z\\\\^_])`,
  'g',
);
const plain: AnsiStyle = {};

/** Styles do not reach over the end of a line: each line must be readable for itself. */
export function ansiSpans(line: string): readonly AnsiSpan[] {
  // A terminal's line end; what a progress bar overwrote stays readable.
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (!text.includes(ESCAPE)) return [{ text, style: plain }];
  const spans: AnsiSpan[] = [];
  let style = plain;
  let offset = 0;
  for (const match of text.matchAll(sequence)) {
    if (match.index > offset) spans.push({ text: text.slice(offset, match.index), style });
    offset = match.index + match[0].length;
    if (match[2] === 'm') style = applySgr(style, match[1] ?? '');
  }
  if (offset < text.length) spans.push({ text: text.slice(offset), style });
  return spans;
}

function applySgr(start: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(/[;:]/).map(Number);
  let style = start;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code === 38 || code === 48) {
      const [colour, used] = extendedColour(codes, at + 1);
      if (colour !== undefined) style = { ...style, [code === 38 ? 'colour' : 'background']: colour };
      at += used;
    } else style = applyCode(style, code);
  }
  return style;
}

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return plain;
  if (code >= 30 && code <= 37) return { ...style, colour: code - 30 };
  if (code >= 90 && code <= 97) return { ...style, colour: code - 82 };
  if (code >= 40 && code <= 47) return { ...style, background: code - 40 };
  if (code >= 100 && code <= 107) return { ...style, background: code - 92 };
  const { colour, background, ...rest } = style;
  switch (code) {
    case 1:
      return { ...style, isBold: true };
    case 2:
      return { ...style, isDim: true };
    case 3:
      return { ...style, isItalic: true };
    case 4:
      return { ...style, isUnderlined: true };
    case 7:
      return { ...style, isInverse: true };
    case 22:
      return { ...style, isBold: false, isDim: false };
    case 23:
      return { ...style, isItalic: false };
    case 24:
      return { ...style, isUnderlined: false };
    case 27:
      return { ...style, isInverse: false };
    case 39:
      return background === undefined ? rest : { ...rest, background };
    case 49:
      return colour === undefined ? rest : { ...rest, colour };
    default:
      return style;
  }
}

/** `5;n` of 256 colours, `2;r;g;b` of all; with the number of codes it takes. */
function extendedColour(
  codes: readonly number[],
  at: number,
): readonly [number | string | undefined, number] {
  if (codes[at] === 5) return [paletteColour(codes[at + 1] ?? 0), 2];
  if (codes[at] === 2)
    return [`rgb(${byte(codes[at + 1])} ${byte(codes[at + 2])} ${byte(codes[at + 3])})`, 4];
  return [undefined, 0];
}

function paletteColour(index: number): number | string {
  if (index < 16) return index;
  if (index >= 232) {
    const grey = byte(8 + (index - 232) * 10);
    return `rgb(${grey} ${grey} ${grey})`;
  }
  const level = (part: number) => (part === 0 ? 0 : 55 + part * 40);
  const cube = index - 16;
  return `rgb(${level(Math.floor(cube / 36))} ${level(Math.floor(cube / 6) % 6)} ${level(cube % 6)})`;
}

function byte(value: number | undefined): number {
  return Math.min(255, Math.max(0, Math.trunc(value ?? 0) || 0));
}
