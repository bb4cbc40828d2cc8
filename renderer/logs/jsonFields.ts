// The fields of a log line that is a JSON object, for showing some of them as columns. Like prettyJson.ts it keeps what
// the program wrote: numbers of any length stay as they are. Pure.

import type { LogRow } from '../../electron/common/contract/logs.ts';
import { stripAnsi } from '../../electron/common/logs/stripAnsi.ts';
import { isJson, jsonTokens } from './prettyJson.ts';

/** By path, for example `http.status`; strings without quotes, arrays as the line writes them. */
export type JsonFields = ReadonlyMap<string, string>;

/** Undefined: the line is something else than one object. */
export function jsonFields(line: string): JsonFields | undefined {
  const json = line.trim();
  return json.startsWith('{') && isJson(json) ? readFields(json) : undefined;
}

const read = new WeakMap<LogRow, JsonFields | 'none'>();

export function rowFields(row: LogRow): JsonFields | undefined {
  if (row.kind === 'mark') return undefined;
  const known = read.get(row) ?? jsonFields(stripAnsi(row.text)) ?? 'none';
  read.set(row, known);
  return known === 'none' ? undefined : known;
}

function readFields(json: string): JsonFields {
  const fields = new Map<string, string>();
  const path: string[] = [];
  let key: string | undefined;
  let array = { depth: 0, start: 0 };
  const set = (value: string) => fields.set([...path, key].join('.'), value);
  for (const { 0: part, index } of json.matchAll(jsonTokens)) {
    if (array.depth > 0) {
      array = { ...array, depth: array.depth + depthChange(part) };
      if (array.depth === 0) set(json.slice(array.start, index + 1));
    } else if (part === '[') array = { depth: 1, start: index };
    else if (part === '{') {
      if (key !== undefined) path.push(key);
      key = undefined;
    } else if (part === '}') path.pop();
    else if (part === ',') key = undefined;
    else if (part === ':') continue;
    else if (key === undefined) key = unquoted(part);
    else set(unquoted(part));
  }
  return fields;
}

function depthChange(token: string): number {
  if (token === '[' || token === '{') return 1;
  return token === ']' || token === '}' ? -1 : 0;
}

function unquoted(token: string): string {
  return token.startsWith('"') ? String(JSON.parse(token)) : token;
}
