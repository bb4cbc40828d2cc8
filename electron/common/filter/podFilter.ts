// The filter box of the Pods page: k9s' prefixes (`!`, `/regex/`, `-l`) and `key:value` words, all ANDed.
// Never throws: what cannot be read becomes an error with its place, and the other terms still apply.

import { type LabelRequirement, matchLabelSelector } from '../kubectl/labelSelector.ts';
import { parseLabelSelector } from '../kubectl/parseLabelSelector.ts';
import { podColumns } from '../kubectl/podColumns.ts';
import type { Pod } from '../kubernetes/objects.ts';
import { type FilterToken, filterTokens } from './filterTokens.ts';

type Comparison = '=' | '>' | '>=' | '<' | '<=';

/** What one word asks of a pod. */
export type FilterCondition =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'regex'; readonly pattern: RegExp }
  | { readonly kind: 'label'; readonly requirements: readonly LabelRequirement[] }
  /** Any of the texts, as part of the STATUS cell. */
  | { readonly kind: 'status'; readonly texts: readonly string[] }
  | { readonly kind: 'namespace'; readonly names: readonly string[] }
  | { readonly kind: 'image'; readonly text: string }
  | { readonly kind: 'restarts'; readonly comparison: Comparison; readonly count: number }
  | { readonly kind: 'ready'; readonly ready: boolean };

export interface FilterTerm {
  readonly condition: FilterCondition;
  readonly negated: boolean;
  /** Range in the text: [start, end). */
  readonly start: number;
  readonly end: number;
}

export interface FilterError {
  readonly code:
    | 'unknownKey'
    | 'missingValue'
    | 'unclosedQuote'
    | 'badRegex'
    | 'badSelector'
    | 'badRestarts'
    | 'badReady';
  /** Offset in the text. */
  readonly position: number;
  /** The word, or for `badSelector` and `badRegex` the parser's own message. */
  readonly detail: string;
}

export interface PodFilter {
  readonly terms: readonly FilterTerm[];
  readonly errors: readonly FilterError[];
}

export function parsePodFilter(text: string): PodFilter {
  const terms: FilterTerm[] = [];
  const errors: FilterError[] = [];
  for (const token of filterTokens(text)) {
    const result = readCondition(token);
    if ('code' in result) errors.push(result);
    else terms.push({ condition: result, negated: token.negated, start: token.start, end: token.end });
  }
  return { terms, errors };
}

/** True where every term holds. */
export function matchPod(filter: PodFilter, pod: Pod): boolean {
  return filter.terms.every(({ condition, negated }) => holds(condition, pod) !== negated);
}

function readCondition(token: FilterToken): FilterCondition | FilterError {
  const { key, value, valueStart } = token;
  const failed = (code: FilterError['code'], detail = value, position = valueStart): FilterError => ({
    code,
    position,
    detail,
  });
  if (!token.closed) return failed('unclosedQuote');
  if (value === '') return failed('missingValue', key ?? '!');
  switch (key) {
    case undefined:
      return token.quoted ? { kind: 'name', text: value.toLowerCase() } : nameCondition(token);
    case 'label': {
      const parsed = parseLabelSelector(value);
      if (parsed.ok) return { kind: 'label', requirements: parsed.requirements };
      return failed('badSelector', parsed.error, valueStart + parsed.position);
    }
    case 'status':
      return { kind: 'status', texts: splitList(value.toLowerCase()) };
    case 'ns':
      return { kind: 'namespace', names: splitList(value) };
    case 'image':
      return { kind: 'image', text: value.toLowerCase() };
    case 'restarts': {
      const [, comparison, count] = /^(>=|<=|[<>=])?(\d{1,9})$/.exec(value) ?? [];
      if (count === undefined) return failed('badRestarts');
      return {
        kind: 'restarts',
        comparison: isComparison(comparison) ? comparison : '=',
        count: Number(count),
      };
    }
    case 'ready':
      return value === 'true' || value === 'false'
        ? { kind: 'ready', ready: value === 'true' }
        : failed('badReady');
    default:
      return failed('unknownKey', key, token.start);
  }
}

function nameCondition({ value, valueStart }: FilterToken): FilterCondition | FilterError {
  const source = /^\/(.+)\/$/s.exec(value)?.[1];
  if (source === undefined) return { kind: 'name', text: value.toLowerCase() };
  try {
    return { kind: 'regex', pattern: new RegExp(source, 'i') };
  } catch (error) {
    return {
      code: 'badRegex',
      position: valueStart,
      detail: error instanceof Error ? error.message : source,
    };
  }
}

function holds(condition: FilterCondition, pod: Pod): boolean {
  const name = pod.metadata?.name ?? '';
  switch (condition.kind) {
    case 'name':
      return name.includes(condition.text);
    case 'regex':
      return condition.pattern.test(name);
    case 'label':
      return matchLabelSelector(condition.requirements, pod.metadata?.labels);
    case 'status': {
      const status = podColumns(pod).status.toLowerCase();
      return condition.texts.some((text) => status.includes(text));
    }
    case 'namespace':
      return condition.names.includes(pod.metadata?.namespace ?? '');
    case 'image':
      return imagesOf(pod).some((image) => image.toLowerCase().includes(condition.text));
    case 'restarts':
      return compare(podColumns(pod).restarts, condition.comparison, condition.count);
    case 'ready': {
      const { ready, total } = podColumns(pod);
      return (ready === total) === condition.ready;
    }
  }
}

function imagesOf(pod: Pod): string[] {
  return [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])].map(
    ({ image }) => image ?? '',
  );
}

function compare(left: number, comparison: Comparison, right: number): boolean {
  switch (comparison) {
    case '=':
      return left === right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
  }
}

function isComparison(text: string | undefined): text is Comparison {
  return text === '=' || text === '>' || text === '>=' || text === '<' || text === '<=';
}

function splitList(value: string): string[] {
  return value.split(',').filter((part) => part !== '');
}
