// Orders of the list. Every order ends with namespace and name, so that equal rows never swap places.

import type { PodRow } from './podRow.ts';

export const podSortColumns = [
  'name',
  'namespace',
  'status',
  'ready',
  'restarts',
  'age',
  'ip',
  'qos',
] as const;
export type PodSortColumn = (typeof podSortColumns)[number];

export interface PodSort {
  readonly column: PodSortColumn;
  readonly direction: 'ascending' | 'descending';
}

/** `web-2` before `web-10`. Made once: a collator costs more than a thousand comparisons. */
const collator = new Intl.Collator('en', { numeric: true });
const byText = (one: string, other: string) => collator.compare(one, other);
const byAddress = ({ pod }: PodRow) => pod.status?.podIP ?? '';

const comparers: Record<PodSortColumn, (one: PodRow, other: PodRow) => number> = {
  name: (one, other) => byText(one.name, other.name),
  namespace: (one, other) => byText(one.namespace, other.namespace),
  status: (one, other) => byText(one.status, other.status),
  ready: (one, other) => one.ready / (one.total || 1) - other.ready / (other.total || 1),
  restarts: (one, other) => one.restarts - other.restarts,
  // Ascending age: the youngest first.
  age: (one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt),
  ip: (one, other) => byText(byAddress(one), byAddress(other)),
  qos: (one, other) => byText(one.pod.status?.qosClass ?? '', other.pod.status?.qosClass ?? ''),
};

export function sortPods(rows: readonly PodRow[], { column, direction }: PodSort): readonly PodRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = comparers[column];
  return rows.toSorted(
    (one, other) =>
      sign * compare(one, other) ||
      byText(one.name, other.name) ||
      byText(one.namespace, other.namespace) ||
      byText(one.uid, other.uid),
  );
}

/** What a click on a header gives: the other direction of the same column, else the new column ascending. */
export function nextSort(sort: PodSort, column: PodSortColumn): PodSort {
  const flips = sort.column === column && sort.direction === 'ascending';
  return { column, direction: flips ? 'descending' : 'ascending' };
}
