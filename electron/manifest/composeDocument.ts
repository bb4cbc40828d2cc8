// From the parser's tree to plain JSON values with a position for every field: aliases and merge keys expanded
// under a budget, scalars read as kubectl reads them, repeated keys noted. The first problem ends the document.

import type { Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { FieldPath } from '../common/kubernetes/typeSchema.ts';
import type { SourceRange } from '../common/manifest.ts';
import { type Json, type ResolvedScalar, resolvePlainScalar } from './resolveScalar.ts';
import { SourceMap } from './sourceMap.ts';

/** Nodes after expanding aliases: many times the largest manifest, and far below what would hurt. */
const MAX_NODES = 100_000;
/** A Pod nests about 12 levels deep; Kubernetes itself stops at 10,000. */
export const MAX_DEPTH = 200;

export interface ComposeNote {
  readonly severity: 'warning' | 'info';
  readonly message: string;
  readonly range: SourceRange;
  readonly path: FieldPath;
}

export interface ComposedDocument {
  readonly value: Json;
  readonly positions: SourceMap;
  /** Paths of keys that stand more than once in their map; the last one counts. */
  readonly duplicates: readonly { readonly path: FieldPath; readonly range: SourceRange }[];
  readonly notes: readonly ComposeNote[];
}

/** A problem that the parser itself does not see; `message` is what kubectl prints after `yaml: `. */
export class ComposeError extends Error {
  readonly node: Node | null;

  constructor(message: string, node: Node | null) {
    super(message);
    this.node = node;
  }
}

export type RangeOf = (node: Node) => SourceRange;

class Composer {
  readonly positions = new SourceMap();
  readonly duplicates: { path: FieldPath; range: SourceRange }[] = [];
  readonly notes: ComposeNote[] = [];
  readonly #document: Document;
  readonly #rangeOf: RangeOf;
  readonly #open = new Set<Node>();
  readonly #targets = new Map<Node, Node | undefined>();
  #nodes = 0;

  constructor(document: Document, rangeOf: RangeOf) {
    this.#document = document;
    this.#rangeOf = rangeOf;
  }

  value(node: Node | null, path: FieldPath, key: SourceRange | undefined): Json {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new ComposeError('document contains excessive aliasing', node);
    if (path.length > MAX_DEPTH) throw new ComposeError(`exceeded max depth of ${MAX_DEPTH}`, node);
    if (node === null) return null;
    if (isAlias(node)) return this.#alias(node, path, key);
    const isCollection = isMap(node) || isSeq(node);
    this.positions.add(path, { key, value: this.#rangeOf(node), isCollection });
    if (isMap(node)) return this.#within(node, () => this.#map(node, path));
    if (isSeq(node)) return this.#within(node, () => this.#list(node, path));
    return isScalar(node) ? this.#scalar(node, path) : null;
  }

  #within<T>(node: Node, compose: () => T): T {
    this.#open.add(node);
    const composed = compose();
    this.#open.delete(node);
    return composed;
  }

  #alias(node: Node & { source: string }, path: FieldPath, key: SourceRange | undefined): Json {
    const target = this.#resolveAlias(node);
    if (target === undefined) throw new ComposeError(`unknown anchor '${node.source}' referenced`, node);
    if (this.#open.has(target)) throw new ComposeError(`anchor '${node.source}' value contains itself`, node);
    this.positions.add(path, {
      key,
      value: this.#rangeOf(node),
      isCollection: isMap(target) || isSeq(target),
    });
    return this.value(target, path, key);
  }

  /** Remembered, since the library searches the whole document each time. */
  #resolveAlias(node: Node): Node | undefined {
    if (!this.#targets.has(node))
      this.#targets.set(node, isAlias(node) ? node.resolve(this.#document) : undefined);
    return this.#targets.get(node);
  }

  #list(node: YAMLSeq, path: FieldPath): Json[] {
    return node.items.map((item, index) => this.value(asNode(item), [...path, index], undefined));
  }

  #map(node: YAMLMap, path: FieldPath): Json {
    // Without a prototype a key such as __proto__ or constructor is a key like any other.
    const result: { [key: string]: Json } = Object.create(null);
    const merges: Pair[] = [];
    for (const pair of node.items) {
      if (isMergeKey(pair)) {
        merges.push(pair);
        continue;
      }
      const keyNode = asNode(pair.key);
      const name = this.#keyName(keyNode);
      const range = keyNode === null ? this.#rangeOf(node) : this.#rangeOf(keyNode);
      const childPath = [...path, name];
      if (Object.hasOwn(result, name)) {
        this.duplicates.push({ path: childPath, range });
        this.positions.forget(childPath);
      }
      result[name] = this.value(asNode(pair.value), childPath, range);
    }
    for (const pair of merges) this.#merge(pair, result, path);
    return result;
  }

  #merge(pair: Pair, into: { [key: string]: Json }, path: FieldPath): void {
    const node = asNode(pair.value);
    const merged = this.value(node, path, undefined);
    const sources = Array.isArray(merged) ? merged : [merged];
    for (const source of sources) {
      if (typeof source !== 'object' || source === null || Array.isArray(source))
        throw new ComposeError('map merge requires map or sequence of maps as the value', node);
      for (const [name, value] of Object.entries(source)) if (!Object.hasOwn(into, name)) into[name] = value;
    }
  }

  #keyName(node: Node | null): string {
    if (node === null) return 'null';
    const target = isAlias(node) ? (this.#resolveAlias(node) ?? node) : node;
    if (!isScalar(target)) throw new ComposeError('invalid map key: a map or list cannot be a key', node);
    return String(this.#resolve(target).value);
  }

  #scalar(node: Scalar, path: FieldPath): Json {
    const { value, note } = this.#resolve(node);
    if (note !== undefined) this.notes.push({ ...note, range: this.#rangeOf(node), path });
    return value;
  }

  #resolve(node: Scalar): ResolvedScalar {
    // The failsafe schema leaves every scalar as text.
    const text = typeof node.value === 'string' ? node.value : '';
    const tag = node.tag?.replace('tag:yaml.org,2002:', '');
    if (tag === 'str' || tag === 'binary' || (node.type !== 'PLAIN' && tag === undefined))
      return { value: text };
    const resolved = resolvePlainScalar(text);
    const expected = { int: 'number', float: 'number', bool: 'boolean' }[tag ?? ''];
    if (expected !== undefined && typeof resolved.value !== expected)
      throw new ComposeError(`cannot decode !!str \`${text}\` as a !!${tag}`, node);
    return resolved;
  }
}

const isMergeKey = (pair: Pair): boolean =>
  isScalar(pair.key) && pair.key.type === 'PLAIN' && pair.key.value === '<<';

/** The library types a pair's parts as unknown; what its parser makes are nodes or null. */
function asNode(value: unknown): Node | null {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value) ? value : null;
}

/** Throws `ComposeError` only. */
export function composeDocument(document: Document, rangeOf: RangeOf): ComposedDocument {
  const composer = new Composer(document, rangeOf);
  const value = composer.value(asNode(document.contents), [], undefined);
  const { positions, duplicates, notes } = composer;
  return { value, positions, duplicates, notes };
}
