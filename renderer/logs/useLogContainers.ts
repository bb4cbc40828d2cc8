// The containers of a log, and what a line says of the one it came from; the same functions while they say the same.

import { useMemo } from 'react';
import type { LogRow, LogRun } from '../../electron/common/contract/logs.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { type LogContainer, logContainers } from './logContainers.ts';

export interface LogContainers {
  readonly containers: readonly LogContainer[];
  /** Undefined while there is only one. */
  readonly nameOf: (row: LogRow) => string | undefined;
  readonly colourOf: (row: LogRow) => number;
  /** Every name that `nameOf` can give. */
  readonly names: readonly string[];
}

/** `chosen`: names of the containers that are shown; undefined: all. */
export function useLogContainers(
  refs: readonly PodRef[],
  pods: readonly PodObject[],
  runs: readonly LogRun[],
  chosen: readonly string[] | undefined,
): LogContainers {
  return useMemo(() => {
    const containers = logContainers(pods, runs);
    const colours = new Map(containers.map(({ name, colour }) => [name, colour]));
    const isOne = refs.length < 2 && (chosen?.length ?? containers.length) < 2;
    const names = isOne
      ? []
      : runs.map(({ pod, container }) => (refs.length > 1 ? `${pod}/${container}` : container));
    return {
      containers,
      names,
      nameOf: (row) => names[row.run],
      colourOf: (row) => colours.get(runs[row.run]?.container ?? '') ?? 1,
    };
  }, [refs, pods, runs, chosen]);
}
