// How the Port forwards page is looked at, and which rows it shows in which order. Pure but for the schema's defaults.

import { z } from 'zod';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { localAddress } from './forwardAddress.ts';
import { forwardKind } from './forwardText.ts';

const sortColumns = ['local', 'pod', 'state', 'connections', 'traffic'] as const;
type SortColumn = (typeof sortColumns)[number];

export const forwardsViewSchema = z.object({
  query: z.string().max(1000).default(''),
  isProblemsOnly: z.boolean().default(false),
  /** Undefined: in the order they were made. */
  sort: z.object({ column: z.enum(sortColumns), direction: z.enum(['ascending', 'descending']) }).optional(),
});
export type ForwardsView = z.infer<typeof forwardsViewSchema>;

/** `kubia-manual:8080`: how a forward is called. */
export function forwardName({ pod, podPort }: Pick<Forward, 'pod' | 'podPort'>): string {
  return `${pod.name}:${podPort}`;
}

/** Does not do what the user wants of it. */
export function isTroubled(forward: Forward): boolean {
  const kind = forwardKind(forward);
  return kind === 'error' || kind === 'warn';
}

export interface ChosenForwards {
  readonly rows: readonly Forward[];
  /** Of those that match everything else. */
  readonly problems: number;
}

/** `pod`: those of one pod only. */
export function chooseForwards(
  forwards: Iterable<Forward>,
  view: ForwardsView,
  pod: PodRef | undefined,
): ChosenForwards {
  const words = view.query.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = [...forwards].filter((forward) => {
    if (pod !== undefined && (forward.pod.name !== pod.name || forward.pod.namespace !== pod.namespace))
      return false;
    const text =
      `${forward.pod.namespace}/${forwardName(forward)}/${forward.protocol} ${forward.container ?? ''} ${localAddress(forward)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const troubled = matching.filter(isTroubled);
  return {
    rows: sortForwards(view.isProblemsOnly ? troubled : matching, view.sort),
    problems: troubled.length,
  };
}

const stateOrder = { error: 0, waiting: 1, on: 2, off: 3 } as const;

const comparisons: Readonly<Record<SortColumn, (one: Forward, other: Forward) => number>> = {
  local: (one, other) => one.localPort - other.localPort,
  pod: (one, other) => podName(one).localeCompare(podName(other)) || one.podPort - other.podPort,
  state: (one, other) => stateOrder[one.state.phase] - stateOrder[other.state.phase],
  connections: (one, other) => one.traffic.active - other.traffic.active,
  traffic: (one, other) => bytesOf(one) - bytesOf(other),
};

function sortForwards(forwards: readonly Forward[], sort: ForwardsView['sort']): readonly Forward[] {
  if (sort === undefined) return forwards;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return forwards.toSorted((one, other) => sign * comparisons[sort.column](one, other));
}

/** A click on a header: ascending, descending, then as they were made. */
export function nextForwardSort(sort: ForwardsView['sort'], id: string): ForwardsView['sort'] {
  const column = sortColumns.find((candidate) => candidate === id);
  if (column === undefined) return sort;
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

const podName = ({ pod }: Forward) => `${pod.namespace}/${pod.name}`;
const bytesOf = ({ traffic }: Forward) => traffic.receivedBytes + traffic.sentBytes;
