// The kubelet's back-off arithmetic (client-go flowcontrol.Backoff): 10 s, doubled up to 300 s, no jitter. Pure.

const INITIAL_BACK_OFF_MS = 10_000;
const MAX_BACK_OFF_MS = 300_000;
/** An entry older than this counts as none: twice the cap, as in client-go. */
const EXPIRY_MS = 2 * MAX_BACK_OFF_MS;

export interface BackOffEntry {
  readonly backOffMs: number;
  /** When the last attempt was let through (crash) or failed (pull); milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** The entry that applies to an event at `eventAt`; undefined when there is none or it has expired. */
function current(entry: BackOffEntry | undefined, eventAt: number): BackOffEntry | undefined {
  return entry && eventAt - entry.updatedAt <= EXPIRY_MS ? entry : undefined;
}

/** When the wait that began at `eventAt` ends; undefined where nothing has to be waited for. */
export function backOffEnd(
  entry: BackOffEntry | undefined,
  eventAt: number,
  now: number,
): number | undefined {
  const active = current(entry, eventAt);
  if (!active) return undefined;
  const end = eventAt + active.backOffMs;
  return now < end ? end : undefined;
}

/** The entry after one more attempt at `now`, caused by an event at `eventAt`. */
export function nextBackOff(entry: BackOffEntry | undefined, eventAt: number, now: number): BackOffEntry {
  const active = current(entry, eventAt);
  return {
    backOffMs: active ? Math.min(2 * active.backOffMs, MAX_BACK_OFF_MS) : INITIAL_BACK_OFF_MS,
    updatedAt: now,
  };
}
