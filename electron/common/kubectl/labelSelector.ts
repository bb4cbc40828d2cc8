// Label selectors (semantics §12.1): what a parsed one is, matching it, and printing the object form as tables do.
// parseLabelSelector.ts reads the string form.

import type { LabelSelector } from '../kubernetes/objects.ts';

export type SelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | '=' | '!=' | '>' | '<';

export interface LabelRequirement {
  readonly key: string;
  readonly operator: SelectorOperator;
  /** Sorted, without doubles; empty for Exists and DoesNotExist. */
  readonly values: readonly string[];
}

export type Labels = Readonly<Record<string, string>>;

/** True where every requirement holds; no requirement selects everything. */
export function matchLabelSelector(
  selector: readonly LabelRequirement[],
  labels: Labels | undefined,
): boolean {
  return selector.every((requirement) => matchRequirement(requirement, labels ?? {}));
}

/** A v1 LabelSelector as tables print it: `k=v,k2 in (a,b),!k3`; `<none>` when empty. */
export function formatLabelSelector(selector: LabelSelector): string {
  const equal = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => ({
    key,
    text: `${key}=${value}`,
  }));
  const expressions = (selector.matchExpressions ?? []).map(({ key, operator, values }) => ({
    key,
    text: expressionText(key, operator, [...(values ?? [])].sort()),
  }));
  const parts = [...equal, ...expressions].sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return parts.length === 0 ? '<none>' : parts.map((part) => part.text).join(',');
}

function matchRequirement({ key, operator, values }: LabelRequirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case '=':
    case 'In':
      return value !== undefined && values.includes(value);
    case '!=':
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case '>':
    case '<':
      return compareIntegers(value, operator, values[0]);
  }
}

/** Labels that are not integers never match. */
function compareIntegers(value: string | undefined, operator: '>' | '<', bound: string | undefined): boolean {
  if (value === undefined || bound === undefined || !isInteger(value)) return false;
  const [left, right] = [BigInt(value), BigInt(bound)];
  return operator === '>' ? left > right : left < right;
}

/** What Go's ParseInt takes, save the plus sign, which no label value may hold. */
export function isInteger(text: string): boolean {
  return /^-?\d{1,19}$/.test(text);
}

function expressionText(key: string, operator: string, values: readonly string[]): string {
  switch (operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return `${key} ${operator.toLowerCase()} (${values.join(',')})`;
  }
}
