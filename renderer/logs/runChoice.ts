// Which lives of the containers a log shows. Pure.

import type { LogRun } from '../../electron/common/contract/logs.ts';

export const runChoices = ['all', 'current', 'previous'] as const;
export type RunChoice = (typeof runChoices)[number];

/** Ids of the containers to show; undefined: all. */
export function chosenRuns(runs: readonly LogRun[], choice: RunChoice): readonly string[] | undefined {
  if (choice === 'all') return undefined;
  const byContainer = new Map<string, LogRun[]>();
  for (const run of runs) {
    const key = `${run.namespace}/${run.pod}/${run.container}`;
    byContainer.set(key, [...(byContainer.get(key) ?? []), run]);
  }
  const fromLast = choice === 'current' ? -1 : -2;
  return [...byContainer.values()].flatMap((lives) => lives.at(fromLast)?.containerId ?? []);
}

/** True where some container has lived before. */
export function hasPrevious(runs: readonly LogRun[]): boolean {
  return (chosenRuns(runs, 'previous') ?? []).length > 0;
}
