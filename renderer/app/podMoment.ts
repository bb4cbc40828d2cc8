// The log or the events of a pod at an instant: what leads from a line to the events of its time, and back.

import type { PodRef } from '../../electron/common/contract/objects.ts';
import type { Route } from './routes.ts';
import { currentRoute } from './useRoute.ts';

/** `at` in milliseconds since the epoch. The pod stays a page of its own where it is one. */
export function podMoment({ namespace, name }: PodRef, tab: 'logs' | 'events', at: number): Route {
  const shown = currentRoute();
  const isFull = shown.page === 'pod' && shown.full === true;
  return { page: 'pod', namespace, name, tab, at, ...(isFull ? { full: true } : {}) };
}
