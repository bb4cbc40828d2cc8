// Prints a duration as Go's time.Duration does: kubelet messages and events carry that form (10s, 1m20s, 850ms).

const NS_PER_MS = 1e6;
const NS_PER_SECOND = 1e9;

/**
 * `ms` in Go's Duration.String form: `0s`, `850ms`, `1.204s`, `1m2.5s`, `5m0s`, `1h0m0s`.
 * Exact to the nanosecond for durations under about 100 days (2^53 ns).
 */
export function goDuration(ms: number): string {
  const ns = Math.round(Math.abs(ms) * NS_PER_MS);
  const sign = ms < 0 && ns > 0 ? '-' : '';
  return sign + (ns < NS_PER_SECOND ? underOneSecond(ns) : fromOneSecond(ns));
}

/** Drops what is finer than a millisecond, as the kubelet does before it prints the time of a pull. */
export function truncateToMs(ms: number): number {
  return Math.trunc(ms);
}

function underOneSecond(ns: number): string {
  if (ns === 0) return '0s';
  if (ns < 1e3) return `${ns}ns`;
  if (ns < NS_PER_MS) return `${ns / 1e3}µs`;
  return `${ns / NS_PER_MS}ms`;
}

function fromOneSecond(ns: number): string {
  const totalMinutes = Math.floor(ns / (60 * NS_PER_SECOND));
  const seconds = `${(ns % (60 * NS_PER_SECOND)) / NS_PER_SECOND}s`;
  if (totalMinutes === 0) return seconds;
  const hours = Math.floor(totalMinutes / 60);
  return hours === 0 ? `${totalMinutes}m${seconds}` : `${hours}h${totalMinutes % 60}m${seconds}`;
}

const MS_PER_UNIT: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Milliseconds of a text such as `1m20s`; undefined for anything that kubelet messages do not contain. */
export function parseGoDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|h|m|s))+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (MS_PER_UNIT[unit ?? ''] ?? 0), 0);
}
