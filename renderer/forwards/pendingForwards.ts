// What was asked of the services and not answered yet. A switch shows what is, never what was clicked; that a click is
// under way is said beside it, and always ends: with the answer, the error, or the deadline.

import { create } from 'zustand';
import type { Forward } from '../../electron/common/contract/forwards.ts';

/** Names a forward before and after it exists: there is one per pod, port and protocol. */
export function forwardKey({
  pod,
  podPort,
  protocol,
}: Pick<Forward, 'pod' | 'podPort'> & { readonly protocol: string }): string {
  return `${pod.namespace}/${pod.name}:${podPort}/${protocol}`;
}

export type PendingChange = 'on' | 'off' | 'removed';

export const usePendingForwards = create<ReadonlyMap<string, PendingChange>>()(() => new Map());

/** Marks the keys for as long as `work` takes. */
export async function whilePending<T>(
  keys: readonly string[],
  change: PendingChange,
  work: () => Promise<T>,
): Promise<T> {
  usePendingForwards.setState((old) => new Map([...old, ...keys.map((key) => [key, change] as const)]), true);
  try {
    return await work();
  } finally {
    usePendingForwards.setState((old) => new Map([...old].filter(([key]) => !keys.includes(key))), true);
  }
}
