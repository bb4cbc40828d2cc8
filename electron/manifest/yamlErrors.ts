// Turns the parser's complaints into the words and the line numbers of kubectl's YAML library (go-yaml 2), measured
// case by case against kubectl. That library counts scanner errors from 1 and parser errors from 0, and prints no
// number for its line 0; the range given here is always the true place.

import type { Document, LineCounter, YAMLError } from 'yaml';
import { isSeq } from 'yaml';
import { MAX_DEPTH } from './composeDocument.ts';

export interface YamlProblem {
  /** What follows `yaml: `. */
  readonly text: string;
  /** Offsets into the document's text. */
  readonly start: number;
  readonly end: number;
}

interface Found {
  readonly message: string;
  readonly at: number;
  readonly layer: 'scanner' | 'parser' | 'document';
  /** Where go-yaml notices it, when that is another line than the one to show. */
  readonly countedAt?: number;
}

/** Offset of the first `:` from `from` on that could end a key. */
function nextColon(text: string, from: number): number {
  const found = /:(?=\s|$)/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? from;
}

/** Offset of the first content on a later line, or the end of the text. */
function nextLineContent(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline === -1) return text.length;
  const rest = text.slice(newline + 1).search(/[^\s#]/);
  return rest === -1 ? text.length : newline + 1 + rest;
}

/** Columns before a line's content, list dashes counted as blanks, as YAML counts them. */
const contentColumn = (line: string): number =>
  /^[\s-]*(?=\S)/.exec(line.replace(/-(?=\S)/, 'x'))?.[0].length ?? 0;

/** Whether an earlier key of the same map stands above: only then does go-yaml insist on a colon. */
function hasEarlierSibling(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const column = at - lineStart;
  const above = text.slice(0, lineStart).split('\n').slice(0, -1).reverse();
  const nearest = above.find((line) => !/^\s*(#.*)?$/.test(line) && contentColumn(line) <= column);
  return nearest !== undefined && contentColumn(nearest) === column;
}

/** What may follow on the line at `at`: a list indented below its key expects a dash, anything else a key. */
function expectedAfterItem(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  const dash = /^( *)- /.exec(lines.at(-1) ?? '')?.[1]?.length;
  const owner = lines.reverse().find((line) => /^ *[^\s#-]/.test(line) && line.search(/\S/) <= (dash ?? -1));
  return owner !== undefined && owner.search(/\S/) < (dash ?? -1)
    ? "did not find expected '-' indicator"
    : 'did not find expected key';
}

function flowEnd(message: string): string {
  return message.includes(']') || /sequence/i.test(message)
    ? "did not find expected ',' or ']'"
    : "did not find expected ',' or '}'";
}

function tabMessage(text: string, at: number): string {
  const before = text.slice(0, at).trimEnd();
  return /(^|[:\-[{,])$/.test(before)
    ? 'found character that cannot start any token'
    : 'found a tab character that violates indentation';
}

/** A quote, a bracket or a colon that never came. */
function missingCharacter(message: string, text: string, at: number): Found {
  if (message.includes('quote')) {
    // A quote further down ends the text for go-yaml, which then stumbles over what follows it.
    const closing = text.indexOf(message.includes('"') ? '"' : "'", at);
    return closing === -1
      ? { message: 'found unexpected end of stream', at: text.length, layer: 'scanner' }
      : { message: expectedAfterItem(text, at), at, layer: 'parser', countedAt: closing };
  }
  if (message.startsWith('Flow')) return { message: flowEnd(message), at, layer: 'parser' };
  return { message: "could not find expected ':'", at: nextLineContent(text, at), layer: 'scanner' };
}

function translate(errors: readonly YAMLError[], document: Document, text: string): Found | undefined {
  const [first] = errors;
  if (first === undefined) return undefined;
  const at = Math.min(first.pos[0], text.length);
  const messages = errors.map((error) => error.message).join('\n');
  if (messages.includes('Block scalar header'))
    return { message: 'did not find expected comment or line break', at, layer: 'scanner' };
  const expectedKey: Found = { message: 'did not find expected key', at, layer: 'parser' };
  const scanner = (message: string, place = at): Found => ({ message, at: place, layer: 'scanner' });
  switch (first.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return first.message.startsWith('Nested mappings')
        ? scanner('mapping values are not allowed in this context', nextColon(text, at))
        : { ...expectedKey, at: errors[1]?.pos[0] ?? at };
    case 'MULTILINE_IMPLICIT_KEY':
      return messages.includes('block-seq-ind')
        ? expectedKey
        : scanner(
            hasEarlierSibling(text, at)
              ? "could not find expected ':'"
              : 'mapping values are not allowed in this context',
            nextColon(text, at),
          );
    case 'MISSING_CHAR':
      return missingCharacter(first.message, text, at);
    case 'BAD_INDENT':
      if (first.message.startsWith('Flow')) return { message: flowEnd(first.message), at, layer: 'parser' };
      return first.message.includes('sequence')
        ? { ...expectedKey, message: "did not find expected '-' indicator" }
        : expectedKey;
    case 'TAB_AS_INDENT':
      return scanner(tabMessage(text, at));
    case 'BAD_SCALAR_START':
      return scanner('found character that cannot start any token');
    case 'BAD_DQ_ESCAPE':
      return scanner('found unknown escape character');
    case 'UNEXPECTED_TOKEN':
      if (first.message.includes('flow-') && text.slice(0, at).trimEnd().endsWith(':'))
        return { ...expectedKey, message: 'did not find expected node content' };
      return isSeq(document.contents) && document.contents.flow !== true
        ? { ...expectedKey, message: "did not find expected '-' indicator" }
        : expectedKey;
    case 'RESOURCE_EXHAUSTION':
      return { message: `exceeded max depth of ${MAX_DEPTH}`, at, layer: 'document' };
    default:
      return { message: first.message, at, layer: 'parser' };
  }
}

/** The first problem of a document as kubectl words it; undefined when the parser has none. */
export function yamlProblem(document: Document, text: string, lines: LineCounter): YamlProblem | undefined {
  const found = translate(document.errors, document, text);
  if (found === undefined) return undefined;
  const zeroBased = lines.linePos(found.countedAt ?? found.at).line - 1;
  const printed = found.layer === 'scanner' && zeroBased > 0 ? zeroBased + 1 : zeroBased;
  const where = printed > 0 && found.layer !== 'document' ? `line ${printed}: ` : '';
  return { text: where + found.message, start: found.at, end: Math.min(found.at + 1, text.length) };
}
