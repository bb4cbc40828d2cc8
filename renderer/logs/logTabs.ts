// Moving a log to the dock, and what was asked for before a log opens.

import { create } from 'zustand';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { showDockTab } from '../app/dockStore.ts';

interface LogTabsState {
  /** Pods whose previous runs were asked for, as `namespace/name`. */
  readonly previousOf: string | undefined;
}

export const useLogTabs = create<LogTabsState>()(() => ({ previousOf: undefined }));

export function podKey({ namespace, name }: PodRef): string {
  return `${namespace}/${name}`;
}

/** Opens the merged log of these pods in the dock, or shows it when it is there. */
export function openLogTab(pods: readonly PodRef[]): void {
  const refs = pods.map(({ namespace, name }) => ({ namespace, name }));
  showDockTab({ kind: 'logs', id: `logs:${refs.map(podKey).join(',')}`, pods: refs });
}

/** The next log of this pod opens with its previous runs. */
export function askForPrevious(pod: PodRef): void {
  useLogTabs.setState({ previousOf: podKey(pod) });
}
