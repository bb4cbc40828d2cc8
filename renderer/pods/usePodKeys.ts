// The letters of the list, as k9s has them (ux.md 3.1). Delete works with letters turned off too.

import type { KeyboardEvent } from 'react';
import { isModKey } from '../app/platform.ts';
import { navigate } from '../app/useRoute.ts';
import { editPod } from '../details/editPod.ts';
import { openForwardDialog } from '../forwards/forwardRequests.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import { openOnPod } from '../terminal/openOnPod.ts';
import { requestDelete } from './deletion.ts';
import { openLogs, openLogsOf, openPod } from './podActions.tsx';
import type { PodRow } from './podRow.ts';
import { defaultPodColumns, type PodsView, widePodColumns } from './podsView.ts';
import { nextSort, type PodSortColumn } from './sortPods.ts';

export interface PodKeysOptions {
  readonly view: PodsView;
  readonly change: (part: Partial<PodsView>) => void;
  readonly namespaces: readonly string[];
  readonly copy: (text: string) => void;
  /** The selection when the row is part of it, else the row alone. */
  readonly targets: (row: PodRow) => readonly PodRow[];
}

const sortKeys: Readonly<Record<string, PodSortColumn>> = { N: 'name', A: 'age', S: 'status', R: 'restarts' };

function isDeleteKey(event: KeyboardEvent): boolean {
  if (event.key === 'Delete') return true;
  return isModKey(event) && (event.key === 'Backspace' || event.key.toLowerCase() === 'd');
}

/** What a letter or digit does on a row; undefined: nothing. */
function letterAct(row: PodRow, key: string, options: PodKeysOptions): (() => void) | undefined {
  const { view, change, namespaces, copy, targets } = options;
  const column = sortKeys[key];
  if (column !== undefined) return () => change({ sort: nextSort(view.sort, column) });
  if (/^\d$/.test(key)) {
    const namespace = namespaces[Number(key) - 1];
    if (key === '0') return () => change({ namespaces: [] });
    return namespace === undefined ? undefined : () => change({ namespaces: [namespace] });
  }
  switch (key) {
    case 'd':
      return () => openPod(row, 'describe');
    case 'l':
      return () => openLogsOf(targets(row));
    case 'p':
      return () => openLogs(row, true);
    case 's':
      return () => openOnPod(row.pod, 'exec');
    case 'a':
      return () => openOnPod(row.pod, 'attach');
    case 'f':
      return () => navigate({ page: 'forwards', pod: { namespace: row.namespace, name: row.name } });
    case 'F':
      return () => openForwardDialog({ kind: 'new', pod: { namespace: row.namespace, name: row.name } });
    case 'y':
      return () => openPod(row, 'yaml');
    case 'e':
      return () => editPod(row.pod);
    case 'c':
      return () => copy(row.name);
    case 'n':
      return () => copy(row.namespace);
    case 'u':
      return () => navigate({ page: 'deleted' });
    case '!':
      return () => change({ isProblemsOnly: !view.isProblemsOnly });
    case 'W': {
      const isWide = view.columns.length >= widePodColumns.length;
      return () => change({ columns: [...(isWide ? defaultPodColumns : widePodColumns)] });
    }
    default:
      return undefined;
  }
}

/** Returns the handler of keys that the grid itself does not use; true: handled. */
export function usePodKeys(options: PodKeysOptions): (row: PodRow, event: KeyboardEvent) => boolean {
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  const canAct = useCanAct();
  return (row, event) => {
    if (isDeleteKey(event)) {
      if (canAct) requestDelete(options.targets(row).map(({ pod }) => pod));
      return true;
    }
    if (!hasLetters || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return false;
    const act = letterAct(row, event.key, options);
    act?.();
    return act !== undefined;
  };
}
