// Pieces that every part of a describe text is made of: lines with tab stops, indented by levels of two spaces.

/** Indents each of `lines` by `level` levels, as kubectl's PrefixWriter does. */
export function indent(level: number, lines: readonly string[]): string[] {
  return lines.map((line) => '  '.repeat(level) + line);
}

/** `Title:↦first` and the rest under it; `<none>` for no entries. */
export function multiline(title: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [`${title}:\t<none>`];
  return entries.map((entry, index) => (index === 0 ? `${title}:\t${entry}` : `\t${entry}`));
}

/** One line, or none where the value is empty. */
export function optionalLine(label: string, value: string | number | undefined): string[] {
  return value === undefined || value === '' ? [] : [`${label}:\t${value}`];
}

/** Entries sorted by key, byte order. */
export function sortedEntries<Value>(map: Readonly<Record<string, Value>> | undefined): [string, Value][] {
  return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Go prints booleans of the API in lower case, but Ready as a word. */
export function printBool(value: boolean): 'True' | 'False' {
  return value ? 'True' : 'False';
}
