// Times as Go's RFC1123Z prints them, in a given zone: `Tue, 01 Jul 2025 10:00:00 +0200`.

/** `timestamp` is RFC 3339; `timeZone` an IANA name. Go's zero time where there is none. */
export function rfc1123z(timestamp: string | undefined, timeZone: string): string {
  if (!timestamp) return 'Mon, 01 Jan 0001 00:00:00 +0000';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  const parts = new Map(format.formatToParts(new Date(timestamp)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  // en-GB abbreviates September to four letters; Go, like English usage in mail headers, to three.
  const date = `${part('weekday')}, ${part('day')} ${part('month').slice(0, 3)} ${part('year')}`;
  return `${date} ${part('hour')}:${part('minute')}:${part('second')} ${offset(part('timeZoneName'))}`;
}

/** `GMT+02:00` becomes `+0200`; `GMT` alone is zero. */
function offset(zoneName: string): string {
  return zoneName === 'GMT' ? '+0000' : zoneName.replace('GMT', '').replace(':', '');
}
