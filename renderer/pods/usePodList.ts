// From the store to the rows on screen: filter, sort, and hold still under the pointer.

import { useMemo } from 'react';
import { matchPod, type PodFilter, parsePodFilter } from '../../electron/common/filter/podFilter.ts';
import { useHeldOrder } from '../grid/useHeldOrder.ts';
import type { PodRow } from './podRow.ts';
import type { PodsView } from './podsView.ts';
import { sortPods } from './sortPods.ts';
import { usePodRows } from './usePodRows.ts';

export interface PodList {
  readonly rows: readonly PodRow[];
  readonly keys: readonly string[];
  readonly total: number;
  /** Problems among those that match everything else. */
  readonly problems: number;
  readonly namespaces: readonly string[];
  readonly filter: PodFilter;
  readonly isOrderPaused: boolean;
}

/** The rows that a view shows, in its order, before any holding still. */
export function selectRows(all: readonly PodRow[], view: PodsView, filter: PodFilter): readonly PodRow[] {
  const inNamespace = (row: PodRow) =>
    view.namespaces.length === 0 || view.namespaces.includes(row.namespace);
  return sortPods(
    all.filter((row) => inNamespace(row) && matchPod(filter, row.pod)),
    view.sort,
  );
}

export function usePodList(view: PodsView, isHeld: boolean): PodList {
  const all = usePodRows();
  const filter = useMemo(() => parsePodFilter(view.filter), [view.filter]);
  const matching = useMemo(() => selectRows(all, view, filter), [all, view, filter]);
  const wanted = useMemo(
    () => (view.isProblemsOnly ? matching.filter((row) => row.isProblem) : matching).map((row) => row.uid),
    [matching, view.isProblemsOnly],
  );
  const held = useHeldOrder(wanted, isHeld, JSON.stringify(view));
  const rows = useMemo(() => {
    const rowsByUid = new Map(matching.map((row) => [row.uid, row]));
    return held.order.flatMap((uid) => rowsByUid.get(uid) ?? []);
  }, [matching, held.order]);
  const namespaces = useMemo(
    () =>
      [...new Set(['default', ...all.map((row) => row.namespace)])].toSorted((a, b) => a.localeCompare(b)),
    [all],
  );
  return {
    rows,
    keys: held.order,
    total: all.length,
    problems: matching.filter((row) => row.isProblem).length,
    namespaces,
    filter,
    isOrderPaused: held.isPaused,
  };
}
