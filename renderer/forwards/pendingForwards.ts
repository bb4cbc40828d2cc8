// What was asked of the services and is not so yet. A switch shows what is, never what was clicked; that a click is under
// way is said beside it, and always ends: when it is so, with the answer, the error, or the deadline.

import { create } from 'zustand';
import type { Forward, ForwardState } from '../../electron/common/contract/forwards.ts';

/** Names a forward before and after it exists: there is one per pod, port and protocol. */
export function forwardKey({
  pod,
  podPort,
  protocol,
}: Pick<Forward, 'pod' | 'podPort'> & { readonly protocol: string }): string {
  return `${pod.namespace}/${pod.name}:${podPort}/${protocol}`;
}

export type PendingChange = 'on' | 'off' | 'removed';

interface Call {
  readonly change: PendingChange;
  /** Resolves when the call has ended, however. */
  readonly ended: Promise<unknown>;
}

type Calls = ReadonlyMap<string, readonly Call[]>;

/** By key the calls that have not ended, in the order in which they were asked; no empty lists. */
const usePendingCalls = create<Calls>()(() => new Map());

/**
 * Marks the keys for as long as `work` takes. What is asked of one key is done in the order in which it was asked, so
 * that the last word counts.
 */
export async function whilePending<T>(
  keys: readonly string[],
  change: PendingChange,
  work: () => Promise<T>,
): Promise<T> {
  const earlier = keys.flatMap((key) => usePendingCalls.getState().get(key)?.at(-1)?.ended ?? []);
  const done = earlier.length === 0 ? work() : Promise.all(earlier).then(work);
  const call: Call = { change, ended: done.catch(() => undefined) };
  changeCalls(keys, (calls) => [...calls, call]);
  try {
    return await done;
  } finally {
    changeCalls(keys, (calls) => calls.filter((other) => other !== call));
  }
}

function changeCalls(keys: readonly string[], change: (calls: readonly Call[]) => readonly Call[]): void {
  usePendingCalls.setState((old) => {
    const changed = new Map(old);
    for (const key of keys) {
      const calls = change(changed.get(key) ?? []);
      if (calls.length === 0) changed.delete(key);
      else changed.set(key, calls);
    }
    return changed;
  }, true);
}

/**
 * The last word on a key, until its forward is so: the stream may show that before the call is answered. What is so
 * while an earlier call is still to be done will not stay so.
 */
export function pendingChange(
  key: string,
  forward: Forward | undefined,
  pending: Calls = usePendingCalls.getState(),
): PendingChange | undefined {
  const calls = pending.get(key) ?? [];
  const change = calls.at(-1)?.change;
  return change === undefined || (calls.length === 1 && isSo(change, forward)) ? undefined : change;
}

export function usePendingChange(key: string, forward: Forward | undefined): PendingChange | undefined {
  return usePendingCalls((calls) => pendingChange(key, forward, calls));
}

/** Whether a change asks for on or off; undefined: for neither. */
export function askedOn(change: PendingChange | undefined): boolean | undefined {
  return change === undefined || change === 'removed' ? undefined : change === 'on';
}

function isSo(change: PendingChange, forward: Forward | undefined): boolean {
  switch (change) {
    case 'on':
      return forward !== undefined && listens(forward.state);
    case 'off':
      return forward?.isOn !== true;
    case 'removed':
      return forward === undefined;
  }
}

/** One in error is tried again, and whether that helped comes with the answer. */
function listens(state: ForwardState): boolean {
  return state.phase === 'on' || (state.phase === 'waiting' && state.reason !== 'opening');
}
