// Text to documents: YAML or JSON, several documents, lists expanded, every field with its position. Never throws:
// whatever is wrong with the text comes back as a problem of the document that has it.

import { type Document, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { MAX_MANIFEST_CHARS } from '../common/contract/manifests.ts';
import type { FieldPath } from '../common/kubernetes/typeSchema.ts';
import type { SourceRange } from '../common/manifest.ts';
import { type ComposedDocument, ComposeError, composeDocument, MAX_DEPTH } from './composeDocument.ts';
import type { Json } from './resolveScalar.ts';
import { documentStart } from './sourceMap.ts';
import { type DocumentText, splitDocuments } from './splitDocuments.ts';
import { yamlProblem } from './yamlErrors.ts';

/** Objects per source, lists expanded. */
const MAX_OBJECTS = 1000;

export interface ParsedObject {
  readonly value: Json;
  /** Where the object stands inside its document: empty, or `['items', 3]` for a list's entry. */
  readonly prefix: FieldPath;
  readonly document: ComposedDocument;
}

export interface ParseProblem {
  /** The whole line that kubectl prints. */
  readonly error: string;
  readonly range: SourceRange;
}

export type ParsedDocument = ParsedObject | ParseProblem;

export const isParseProblem = (parsed: ParsedDocument): parsed is ParseProblem => 'error' in parsed;

/** What YAML allows in a stream: tab, line ends and printable characters. */
// oxlint-disable-next-line no-control-regex -- the point of the expression is to find them
const forbiddenCharacter = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

class PositionedText {
  readonly lines = new LineCounter();
  readonly #source: DocumentText;

  constructor(source: DocumentText) {
    this.#source = source;
  }

  range(start: number, end: number): SourceRange {
    const from = this.lines.linePos(start);
    const to = this.lines.linePos(Math.max(end, start + 1));
    const offset = this.#source.lineOffset;
    const line = Math.max(from.line, 1) + offset;
    const endLine = Math.max(to.line, 1) + offset;
    return { line, column: Math.max(from.col, 1), endLine, endColumn: Math.max(to.col, 1) };
  }

  /** The node, cut at the end of its first line: a whole block underlined helps nobody. */
  nodeRange(node: Node): SourceRange {
    const [start, end] = node.range ?? [0, 1];
    const newline = this.#source.text.indexOf('\n', start);
    return this.range(start, newline === -1 ? end : Math.min(end, Math.max(newline, start + 1)));
  }
}

function parseOne(name: string, source: DocumentText): ParsedDocument[] {
  const positioned = new PositionedText(source);
  const problem = (text: string, range: SourceRange): ParseProblem => ({
    error: `error: error parsing ${name}: error converting YAML to JSON: yaml: ${text}`,
    range,
  });
  const lineStart: SourceRange = {
    ...documentStart,
    line: source.lineOffset + 1,
    endLine: source.lineOffset + 1,
  };
  const control = source.text.search(forbiddenCharacter);
  if (control !== -1) {
    const before = source.text.slice(0, control).split('\n');
    const line = source.lineOffset + before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    const range = { line, column, endLine: line, endColumn: column + 1 };
    return [problem('control characters are not allowed', range)];
  }
  try {
    const document = firstDocument(source.text, positioned.lines);
    if (document === undefined) return [];
    const found = yamlProblem(document, source.text, positioned.lines);
    if (found !== undefined) return [problem(found.text, positioned.range(found.start, found.end))];
    const composed = composeDocument(document, (node) => positioned.nodeRange(node));
    return composed.value === null
      ? []
      : expandList({ value: composed.value, prefix: [], document: composed });
  } catch (error) {
    if (error instanceof ComposeError)
      return [problem(error.message, error.node === null ? lineStart : positioned.nodeRange(error.node))];
    // The parser recurses once per level of nesting; what exhausts its stack is nested too deeply.
    if (error instanceof RangeError) return [problem(`exceeded max depth of ${MAX_DEPTH}`, lineStart)];
    throw error;
  }
}

/** The first document of the text: what follows in the same chunk is not read by kubectl either. */
function firstDocument(text: string, lineCounter: LineCounter): Document | undefined {
  // `failsafe` leaves every scalar as text: resolveScalar reads it as kubectl does.
  const documents = parseAllDocuments(text, {
    lineCounter,
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return Array.isArray(documents) ? documents[0] : undefined;
}

/** The entries of a list, as objects of their own. An entry of a PodList may leave out what it is. */
function expandList(parsed: ParsedObject): ParsedObject[] {
  const { value, prefix, document } = parsed;
  if (!isObject(value) || value.apiVersion !== 'v1') return [parsed];
  if (value.kind !== 'List' && value.kind !== 'PodList') return [parsed];
  const items = value.items ?? [];
  if (!Array.isArray(items)) return [parsed];
  const implied = value.kind === 'PodList' ? { apiVersion: 'v1', kind: 'Pod' } : {};
  return items.flatMap((item, index) => {
    const entry = isObject(item) ? { ...implied, ...item } : item;
    return expandList({ value: entry, prefix: [...prefix, 'items', index], document });
  });
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a manifest in order, each with its positions or with the problem that hides it. */
export function parseManifest(source: { readonly name: string; readonly text: string }): ParsedDocument[] {
  const tooLarge = (what: string): ParsedDocument[] => [
    { error: `error: error parsing ${source.name}: ${what}`, range: documentStart },
  ];
  if (source.text.length > MAX_MANIFEST_CHARS)
    return tooLarge(`the file is larger than ${MAX_MANIFEST_CHARS} characters`);
  const text = source.text.startsWith('\ufeff') ? source.text.slice(1) : source.text;
  const parsed = splitDocuments(text).flatMap((document) => parseOne(source.name, document));
  return parsed.length > MAX_OBJECTS ? tooLarge(`the file holds more than ${MAX_OBJECTS} objects`) : parsed;
}
