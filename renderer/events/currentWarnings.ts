// How many warnings concern pods that exist: what the rail shows beside Events.

import type { Event, PodObject } from '../../electron/common/kubernetes/objects.ts';

export function currentWarnings(events: Iterable<Event>, pods: ReadonlyMap<string, PodObject>): number {
  let count = 0;
  for (const event of events) {
    if (event.type === 'Warning' && pods.has(event.involvedObject.uid ?? '')) count += 1;
  }
  return count;
}
