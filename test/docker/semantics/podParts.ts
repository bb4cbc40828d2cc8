// Small parts of pod specs that the tables of this folder share.

import type { Container } from '../../../electron/common/kubernetes/objects.ts';

/** Ends with 0 at once when asked to. */
export const FOREVER = 'trap "exit 0" TERM; sleep 3600 & wait';

/** A busybox container that runs a shell script. */
export function shell(name: string, script: string, more: Partial<Container> = {}): Container {
  return { name, image: 'busybox', imagePullPolicy: 'IfNotPresent', command: ['sh', '-c', script], ...more };
}

/** Well below the default grace of 30 s, and above what a loaded machine needs for a deletion. */
export const NO_FULL_GRACE_MS = 12_000;
