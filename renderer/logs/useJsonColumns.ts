// The columns of a log whose JSON lines are shown by their fields; nothing is read while it is shown otherwise.

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type JsonColumn, SeenFields, shownColumns } from './jsonColumns.ts';
import type { LogPrefs } from './logPrefs.ts';
import type { LogWindow } from './logWindow.ts';

export interface JsonColumns {
  /** Every field that the lines on screen had. */
  readonly seen: readonly JsonColumn[];
  /** Undefined: lines are shown as lines. */
  readonly shown: readonly JsonColumn[] | undefined;
}

export function useJsonColumns(window: LogWindow, { json, fields }: LogPrefs): JsonColumns {
  const [seenFields] = useState(() => new SeenFields());
  const seen = useSyncExternalStore(seenFields.subscribe, seenFields.get);
  const isOn = json === 'columns';
  useEffect(() => (isOn ? seenFields.follow(window) : undefined), [isOn, seenFields, window]);
  return useMemo(
    () => ({ seen, shown: isOn ? shownColumns(seen, fields) : undefined }),
    [isOn, seen, fields],
  );
}
