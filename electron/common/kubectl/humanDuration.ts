// Ages as kubectl prints them (semantics §4.6): duration.HumanDuration of apimachinery.

const HOURS_PER_DAY = 24;
const DAYS_PER_YEAR = 365;

/** `ms` as kubectl prints an age: `119s`, `2m1s`, `47h`, `7d23h`, `2y1d`; `<invalid>` when clearly negative. */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000);
  // One second of clock skew between two machines is not worth an <invalid>.
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return twoUnits(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  return fromThreeHours(minutes);
}

/** Age of an RFC 3339 timestamp at `now` (milliseconds since the epoch); `<unknown>` for none. */
export function age(since: string | undefined, now: number): string {
  return since ? humanDuration(now - Date.parse(since)) : '<unknown>';
}

function fromThreeHours(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return twoUnits(hours, 'h', minutes % 60, 'm');
  if (hours < 2 * HOURS_PER_DAY) return `${hours}h`;
  const days = Math.floor(hours / HOURS_PER_DAY);
  if (days < 8) return twoUnits(days, 'd', hours % HOURS_PER_DAY, 'h');
  if (days < 2 * DAYS_PER_YEAR) return `${days}d`;
  const years = Math.floor(days / DAYS_PER_YEAR);
  return years < 8 ? twoUnits(years, 'y', days % DAYS_PER_YEAR, 'd') : `${years}y`;
}

/** The smaller unit is left out when it is zero. */
function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}
