// One line of block-style YAML, read by its columns: enough to know where a cursor stands while the text is being
// typed, when no parser would accept it.

export interface YamlLine {
  /** Columns of the dashes that open list items on this line. */
  readonly dashes: readonly number[];
  /** Where the key, scalar or empty rest begins. */
  readonly column: number;
  readonly key: string | undefined;
  /** Column after the key, where its colon stands; meaningful with `key`. */
  readonly keyEnd: number;
  /** What follows the colon, or the whole rest when there is no key; without a comment. */
  readonly value: string;
  /** Column where `value` begins. */
  readonly valueColumn: number;
}

const KEY = /^(?:"([^"\\]*)"|'([^']*)'|([^\s#,[\]{}&*!|>'"%@`-][^#:]*?|-[^\s#:][^#:]*?))\s*:(?=\s|$)/;

/** Undefined for blank lines and comments. */
export function readYamlLine(text: string): YamlLine | undefined {
  const dashes: number[] = [];
  let column = indentOf(text);
  while (text[column] === '-' && (text[column + 1] === ' ' || text[column + 1] === undefined)) {
    dashes.push(column);
    column += 1;
    column += indentOf(text.slice(column));
  }
  const rest = text.slice(column);
  if ((rest === '' && dashes.length === 0) || rest.startsWith('#')) return undefined;
  const match = KEY.exec(rest);
  const keyEnd = column + (match?.[0].length ?? 0);
  const afterKey = text.slice(keyEnd);
  const valueColumn = keyEnd + indentOf(afterKey);
  return {
    dashes,
    column,
    key: match ? (match[1] ?? match[2] ?? match[3]) : undefined,
    keyEnd: match ? keyEnd - 1 : column,
    value: withoutComment(text.slice(valueColumn)).trimEnd(),
    valueColumn,
  };
}

export function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** True where the value opens a block scalar: its lines are text, whatever they look like. */
export function opensBlockScalar(value: string): boolean {
  return /^[|>][+-]?\d?[+-]?$/.test(value);
}

function withoutComment(text: string): string {
  if (text.startsWith('#')) return '';
  if (text.startsWith('"') || text.startsWith("'")) return text;
  const comment = text.search(/\s#/);
  return comment === -1 ? text : text.slice(0, comment);
}
