// Where in a manifest a cursor stands: the path of fields above it and whether a key or a value is being written.
// Pure text work, by indentation, so that it holds for documents that do not parse yet.

import type { FieldPath } from '../../electron/common/kubernetes/typeSchema.ts';
import { indentOf, opensBlockScalar, readYamlLine, type YamlLine } from './yamlLine.ts';

export interface YamlContext {
  /** For a key: the mapping (or list) that takes it. For a value: the field that it belongs to. */
  readonly path: FieldPath;
  readonly role: 'key' | 'value';
  /** Column where the key or value begins. */
  readonly column: number;
  /** True when the line, from `column` on, is a complete `key:`. */
  readonly hasColon: boolean;
  /** The key under the cursor; empty unless it is complete. */
  readonly key: string;
  /** Keys that the mapping has on other lines. */
  readonly siblings: ReadonlySet<string>;
}

interface Level {
  readonly indent: number;
  readonly step: string | number;
}

const isSeparator = (line: string): boolean => /^(---|\.\.\.)(\s|$)/.test(line);

/**
 * The context at a 0-based line and column; undefined inside comments, block scalars and flow collections, where
 * nothing sensible can be offered.
 */
export function yamlContextAt(
  lines: readonly string[],
  line: number,
  column: number,
): YamlContext | undefined {
  const text = lines[line] ?? '';
  if (isSeparator(text) || /(^|\s)#/.test(text.slice(0, column))) return undefined;
  const document = documentAround(lines, line);
  const walk = new Walk();
  let found: Omit<YamlContext, 'siblings'> | undefined;
  for (let index = document.first; index < document.end; index += 1) {
    const current = lines[index] ?? '';
    if (index === line) found = walk.contextIn(current, column);
    walk.take(current, index !== line);
  }
  return found && { ...found, siblings: walk.keysOf(found.path) };
}

function documentAround(lines: readonly string[], line: number): { first: number; end: number } {
  let first = line;
  while (first > 0 && !isSeparator(lines[first - 1] ?? '')) first -= 1;
  let end = line + 1;
  while (end < lines.length && !isSeparator(lines[end] ?? '')) end += 1;
  return { first, end };
}

/** Goes through a document line by line, keeping the path of open mappings and lists. */
class Walk {
  #levels: Level[] = [];
  /** Indent of the key that opened the block scalar we are in. */
  #scalarIndent: number | undefined;
  readonly #keys = new Map<string, Set<string>>();

  /** What a cursor on this line, not taken yet, is about. */
  contextIn(text: string, column: number): Omit<YamlContext, 'siblings'> | undefined {
    const line = readYamlLine(text);
    if (this.#isScalarText(text, line === undefined ? column : indentOf(text))) return undefined;
    if (line === undefined) return key(this.#pathBelow(column), column);
    if (column < line.column) return undefined;
    const path = this.#openedBy(line);
    if (line.key === undefined) {
      return /^[\w./-]*$/.test(line.value) ? key(path, line.column) : undefined;
    }
    if (column <= line.keyEnd) return { ...key(path, line.column), hasColon: true, key: line.key };
    if (column <= line.keyEnd + 1 && line.value !== '') return undefined;
    if (/^[[{|>&*!]/.test(line.value)) return undefined;
    return {
      path: [...path, line.key],
      role: 'value',
      column: line.value === '' ? column : line.valueColumn,
      hasColon: true,
      key: line.key,
    };
  }

  take(text: string, countsKey: boolean): void {
    const line = readYamlLine(text);
    if (line === undefined || this.#isScalarText(text, indentOf(text))) return;
    this.#scalarIndent = undefined;
    this.#levels = this.#levelsOf(line);
    const parent = this.#levels.map(({ step }) => step);
    if (line.key !== undefined) {
      if (countsKey) this.#remember(parent, line.key);
      this.#levels.push({ indent: line.column, step: line.key });
    }
    if (opensBlockScalar(line.value)) {
      this.#scalarIndent = line.key === undefined ? (line.dashes.at(-1) ?? 0) : line.column;
    }
  }

  keysOf(path: FieldPath): ReadonlySet<string> {
    return this.#keys.get(JSON.stringify(path)) ?? new Set();
  }

  #isScalarText(text: string, indent: number): boolean {
    return this.#scalarIndent !== undefined && (indent > this.#scalarIndent || text.trim() === '');
  }

  #openedBy(line: YamlLine): FieldPath {
    return this.#levelsOf(line).map(({ step }) => step);
  }

  /** A blank line belongs to the mapping that the cursor's column would continue. */
  #pathBelow(column: number): FieldPath {
    return this.#levels.filter(({ indent }) => indent < column).map(({ step }) => step);
  }

  /** The levels above the key or scalar of this line. */
  #levelsOf(line: YamlLine): Level[] {
    let levels = this.#levels;
    for (const dash of line.dashes) {
      const above = levels.filter(({ indent }) => indent < dash);
      const same = levels.filter(({ indent }) => indent === dash);
      const item = same.find(({ step }) => typeof step === 'number');
      // A list may stand at the column of the key that it belongs to.
      const owner = same.find(({ step }) => typeof step === 'string');
      levels = [...above, ...(owner ? [owner] : []), { indent: dash, step: nextIndex(item) }];
    }
    const lastDash = line.dashes.at(-1);
    return lastDash === undefined ? levels.filter(({ indent }) => indent < line.column) : [...levels];
  }

  #remember(parent: FieldPath, name: string): void {
    const id = JSON.stringify(parent);
    const known = this.#keys.get(id) ?? new Set<string>();
    known.add(name);
    this.#keys.set(id, known);
  }
}

function nextIndex(item: Level | undefined): number {
  return typeof item?.step === 'number' ? item.step + 1 : 0;
}

function key(path: FieldPath, column: number): Omit<YamlContext, 'siblings'> {
  return { path, role: 'key', column, hasColon: false, key: '' };
}
