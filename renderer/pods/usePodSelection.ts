// Which pods are selected: by uid, never one that has gone.

import { useCallback, useMemo, useState } from 'react';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import {
  emptySelection,
  retainKeys,
  type Selection,
  selectAll,
  selectRange,
  toggleKey,
} from '../grid/selection.ts';
import { usePods } from '../state/podsStore.ts';

export type SelectionAct = 'toggle' | 'range' | 'all' | 'none';

export interface PodSelection {
  readonly selection: Selection;
  readonly pods: readonly PodObject[];
  readonly act: (act: SelectionAct, key: string) => void;
  readonly clear: () => void;
}

/** `keys`: the rows as they are listed, for ranges. */
export function usePodSelection(keys: readonly string[]): PodSelection {
  const [chosen, setSelection] = useState(emptySelection);
  const byUid = usePods((state) => state.byUid);
  const selection = useMemo(() => retainKeys(chosen, (uid) => byUid.has(uid)), [chosen, byUid]);
  const pods = useMemo(() => [...selection.keys].flatMap((uid) => byUid.get(uid) ?? []), [selection, byUid]);
  const act = useCallback(
    (kind: SelectionAct, key: string) =>
      setSelection((old) => {
        if (kind === 'toggle') return toggleKey(old, key);
        if (kind === 'range') return selectRange(old, key, keys);
        return kind === 'all' ? selectAll(old, keys) : emptySelection;
      }),
    [keys],
  );
  const clear = useCallback(() => setSelection(emptySelection), []);
  return { selection, pods, act, clear };
}
