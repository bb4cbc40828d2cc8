// A value of a log as a menu can name it. Pure.

const MAX_CHARS = 40;

export function shortValue(value: string): string {
  return value.length <= MAX_CHARS ? value : `${value.slice(0, MAX_CHARS)}…`;
}
