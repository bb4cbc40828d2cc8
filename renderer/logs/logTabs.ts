// The logs that stand in the dock, and what was asked for before a log opens.

import { create } from 'zustand';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { useShell } from '../app/shellStore.ts';

export interface LogTab {
  readonly id: string;
  readonly pods: readonly PodRef[];
}

interface LogTabsState {
  readonly tabs: readonly LogTab[];
  /** Pods whose previous runs were asked for, as `namespace/name`. */
  readonly previousOf: string | undefined;
}

export const useLogTabs = create<LogTabsState>()(() => ({ tabs: [], previousOf: undefined }));

export function podKey({ namespace, name }: PodRef): string {
  return `${namespace}/${name}`;
}

/** Opens the merged log of these pods in the dock, or shows it when it is there. */
export function openLogTab(pods: readonly PodRef[]): void {
  const refs = pods.map(({ namespace, name }) => ({ namespace, name }));
  const id = `logs:${refs.map(podKey).join(',')}`;
  useLogTabs.setState(({ tabs }) => ({
    tabs: tabs.some((tab) => tab.id === id) ? tabs : [...tabs, { id, pods: refs }],
  }));
  useShell.setState({ isDockOpen: true, dockTab: id });
}

export function closeLogTab(id: string): void {
  useLogTabs.setState(({ tabs }) => ({ tabs: tabs.filter((tab) => tab.id !== id) }));
}

/** The next log of this pod opens with its previous runs. */
export function askForPrevious(pod: PodRef): void {
  useLogTabs.setState({ previousOf: podKey(pod) });
}
