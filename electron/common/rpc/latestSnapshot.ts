// Subscriptions as snapshot + changes. Changes wait in a bounded queue while the client is slow; when it is full it
// is dropped and the client gets a fresh snapshot, so a sleeping tab costs the same memory as a live one.

import type { Disposable } from '../disposable.ts';

/** Changes kept for a slow client; beyond that a snapshot is the smaller message. */
const MAX_QUEUED_CHANGES = 1_000;

export interface SnapshotSource<Snapshot, Change> {
  /** The whole state now. */
  snapshot(): Snapshot;
  /** Calls the listener after each change; a change is already part of any snapshot taken afterwards. */
  subscribe(listener: (change: Change) => void): Disposable;
}

export type SnapshotOrChanges<Snapshot, Change> =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'changes'; readonly changes: readonly Change[] };

/** Ends when the signal is aborted. Everything that changed since the last item comes as one item. */
export async function* latestSnapshot<Snapshot, Change>(
  source: SnapshotSource<Snapshot, Change>,
  signal: AbortSignal,
  maxQueued: number = MAX_QUEUED_CHANGES,
): AsyncGenerator<SnapshotOrChanges<Snapshot, Change>, void, undefined> {
  let queued: Change[] = [];
  let isBehind = true;
  let wake = () => undefined as void;

  const subscription = source.subscribe((change) => {
    if (isBehind) return;
    queued.push(change);
    if (queued.length > maxQueued) {
      queued = [];
      isBehind = true;
    }
    wake();
  });
  const stop = () => wake();
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted) {
      if (isBehind) {
        isBehind = false;
        yield { type: 'snapshot', snapshot: source.snapshot() };
      } else if (queued.length > 0) {
        const changes = queued;
        queued = [];
        yield { type: 'changes', changes };
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    subscription.dispose();
  }
}
