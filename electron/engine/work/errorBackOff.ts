// The wait of a worker whose plan failed for a reason that only another attempt can mend.

import type { RetryKind } from '../execute/operationResult.ts';

interface BackOff {
  readonly firstMs: number;
  readonly maxMs: number;
}

const backOffs: Readonly<Record<RetryKind, BackOff>> = {
  // The first retry comes soon: most such failures are races with the engine. Then kubelet's error requeue: what the
  // user repairs is noticed within this time.
  retry: { firstMs: 1_000, maxMs: 10_000 },
  // kubelet's for the operations of volumes, each of which tells a FailedMount.
  retryMount: { firstMs: 500, maxMs: 122_000 },
};

/** Milliseconds to wait after the n-th failure in a row, n from 1. */
export function retryDelay(kind: RetryKind, failures: number): number {
  const { firstMs, maxMs } = backOffs[kind];
  return Math.min(firstMs * 2 ** (failures - 1), maxMs);
}
