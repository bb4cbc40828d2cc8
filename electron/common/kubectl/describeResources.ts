// Limits and Requests blocks of a describe text.

import type { ResourceRequirements } from '../kubernetes/objects.ts';
import { formatQuantity, parseQuantity } from '../kubernetes/quantity.ts';
import { indent, sortedEntries } from './describeLines.ts';

export function describeResources(resources: ResourceRequirements | undefined): string[] {
  return [...list('Limits', resources?.limits), ...list('Requests', resources?.requests)];
}

/** A quantity in its canonical form: the API server prints `500m` for `0.5`. */
export function quantityText(text: string): string {
  const parsed = parseQuantity(text);
  return parsed ? formatQuantity(parsed) : text;
}

function list(title: string, quantities: Readonly<Record<string, string>> | undefined): string[] {
  const lines = sortedEntries(quantities).map(([name, text]) => `${name}:\t${quantityText(text)}`);
  return lines.length === 0 ? [] : [`${title}:`, ...indent(1, lines)];
}
