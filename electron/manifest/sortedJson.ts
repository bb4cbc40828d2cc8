// JSON as Go's encoder prints a decoded object: keys sorted. kubectl puts such texts into messages and annotations.

import type { Json } from './resolveScalar.ts';

export function sortedJson(value: Json): string {
  return JSON.stringify(value, (_key, child: Json) =>
    typeof child === 'object' && child !== null && !Array.isArray(child)
      ? Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : 1)))
      : child,
  );
}
