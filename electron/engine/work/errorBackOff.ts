// The wait of a worker whose plan failed for a reason that only another attempt can mend.

/** The first retry comes soon: most such failures are races with the engine. */
const FIRST_RETRY_MS = 1_000;
/** kubelet's error requeue: what the user repairs is noticed within this time. */
const MAX_RETRY_MS = 10_000;

/** Milliseconds to wait after the n-th failure in a row, n from 1. */
export function retryDelay(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), MAX_RETRY_MS);
}
