// The time column of a log.

export const timeStyles = ['off', 'local', 'utc', 'relative'] as const;
export type TimeStyle = (typeof timeStyles)[number];

const two = (value: number, width = 2) => String(value).padStart(width, '0');

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
