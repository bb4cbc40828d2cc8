// What of a log changes with every frame: how many rows there are. Only what shows a number listens to it, because the
// toolbar must not be drawn sixty times a second.

import { useSyncExternalStore } from 'react';
import type { LogRun, LogState } from '../../electron/common/contract/logs.ts';

/** What seldom changes; the same object while it means the same. */
export type LogView = Pick<LogState, 'viewId' | 'isReady' | 'isLive' | 'runs'>;

export class LogCounts {
  readonly #listeners = new Set<() => void>();
  #state: LogState | undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): LogState | undefined => this.#state;

  set(state: LogState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Draws again only when what is selected has changed. */
export function useLogCount<T extends number | boolean | undefined>(
  counts: LogCounts,
  select: (state: LogState | undefined) => T,
): T {
  return useSyncExternalStore(counts.subscribe, () => select(counts.get()));
}

export function nextView(old: LogView | undefined, state: LogState): LogView {
  const { viewId, isReady, isLive, runs } = state;
  const isSame =
    old?.viewId === viewId &&
    old.isReady === isReady &&
    old.isLive === isLive &&
    old.runs.length === runs.length &&
    runs.every((run, index) => isSameRun(run, old.runs[index]));
  return isSame ? old : { viewId, isReady, isLive, runs };
}

/** But for the number of its lines. */
function isSameRun(run: LogRun, old: LogRun | undefined): boolean {
  return (
    old?.containerId === run.containerId &&
    old.state === run.state &&
    old.exitCode === run.exitCode &&
    old.oomKilled === run.oomKilled &&
    old.isCut === run.isCut
  );
}
