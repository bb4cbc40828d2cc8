// Which pods are selected.

import { useMemo } from 'react';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { type RowSelection, useRowSelection } from '../grid/useRowSelection.ts';
import { usePods } from '../state/podsStore.ts';

export interface PodSelection extends RowSelection {
  readonly pods: readonly PodObject[];
}

/** `keys`: the rows as they are listed, for ranges. */
export function usePodSelection(keys: readonly string[]): PodSelection {
  const byUid = usePods((state) => state.byUid);
  const rows = useRowSelection(keys, byUid);
  const { selection } = rows;
  const pods = useMemo(() => [...selection.keys].flatMap((uid) => byUid.get(uid) ?? []), [selection, byUid]);
  return { ...rows, pods };
}
