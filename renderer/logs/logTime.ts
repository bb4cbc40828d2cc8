// The time column of a log.

export const timeStyles = ['off', 'local', 'utc', 'relative'] as const;
export type TimeStyle = (typeof timeStyles)[number];

const two = (value: number, width = 2) => String(value).padStart(width, '0');

/** As `<input type="datetime-local">` takes it. */
export function inputTime(time: number): string {
  const date = new Date(time);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Local time with its offset from UTC: `2026-01-02 03:04:05.678 +01:00`. */
export function zonedTime(time: number): string {
  const date = new Date(time);
  const offset = -date.getTimezoneOffset();
  const minutes = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${inputTime(time).replace('T', ' ')}.${two(date.getMilliseconds(), 3)} ${zone}`;
}

/** `time` and `origin` in milliseconds since the epoch; relative times count from `origin`. */
export function formatLogTime(time: number, style: TimeStyle, origin: number): string {
  const date = new Date(time);
  switch (style) {
    case 'off':
      return '';
    case 'utc':
      return date.toISOString().slice(11);
    case 'local':
      return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${two(date.getMilliseconds(), 3)}`;
    case 'relative': {
      const seconds = (time - origin) / 1000;
      return `${seconds < 0 ? '-' : '+'}${Math.abs(seconds).toFixed(3)}s`;
    }
  }
}
