// Text without terminal sequences, for matching: a colour in the middle of a word must not hide it from a search.

const ESCAPE = '\u001B';
/** CSI sequences, OSC strings up to their end, and other two-character escapes. */
const sequence = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007${ESCAPE}]*(?:\u0007|${ESCAPE}\\\\)?|[@-Z\\\\^_])`,
  'g',
);

export function stripAnsi(text: string): string {
  return text.includes(ESCAPE) ? text.replace(sequence, '') : text;
}
