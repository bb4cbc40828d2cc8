// The rows that are selected, by their keys, never one that has gone.

import { useCallback, useMemo, useState } from 'react';
import {
  emptySelection,
  retainKeys,
  type Selection,
  selectAll,
  selectRange,
  toggleKey,
} from './selection.ts';

export type SelectionAct = 'toggle' | 'range' | 'all' | 'none';

export interface RowSelection {
  readonly selection: Selection;
  readonly act: (act: SelectionAct, key: string) => void;
  readonly clear: () => void;
}

/** `keys`: the rows as they are listed, for ranges. `all`: every row there is, listed or filtered out. */
export function useRowSelection(keys: readonly string[], all: ReadonlyMap<string, unknown>): RowSelection {
  const [chosen, setSelection] = useState(emptySelection);
  const selection = useMemo(() => retainKeys(chosen, (key) => all.has(key)), [chosen, all]);
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
  return { selection, act, clear };
}
