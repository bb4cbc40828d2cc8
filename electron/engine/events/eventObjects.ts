// v1.Event objects in their two forms (semantics §6.1). Pure.

import { timestamp } from '../../common/clock.ts';
import type { Event } from '../../common/kubernetes/objects.ts';
import type { Correlated, EventIdentity, Occurrence } from './eventCorrelator.ts';
import type { SeriesEntry } from './eventSeries.ts';

/** An event of the kubelet: a count between two times. */
export function countedEvent(
  occurrence: Occurrence,
  { identity, count, message }: Correlated,
  now: number,
): Event {
  const { component, host } = occurrence;
  return {
    ...common(occurrence, identity),
    message,
    source: { component, host },
    firstTimestamp: timestamp(identity.firstSeen),
    lastTimestamp: timestamp(now),
    count,
    reportingComponent: component,
    reportingInstance: host,
  };
}

/** An event of the scheduler: an exact time, an action and, when repeated, a series. */
export function seriesEvent(occurrence: Occurrence, { identity, count, lastSeen }: SeriesEntry): Event {
  const { component, host, reason, message } = occurrence;
  return {
    ...common(occurrence, identity),
    message,
    source: {},
    eventTime: microTime(identity.firstSeen),
    action: reason === 'Scheduled' ? 'Binding' : 'Scheduling',
    ...(count === 1 ? {} : { series: { count, lastObservedTime: microTime(lastSeen) } }),
    reportingComponent: component,
    reportingInstance: `${component}-${host}`,
  };
}

function common({ involvedObject, type, reason }: Occurrence, { uid, name, firstSeen }: EventIdentity) {
  return {
    apiVersion: 'v1' as const,
    kind: 'Event' as const,
    metadata: {
      name,
      namespace: namespaceOf(involvedObject.namespace),
      uid,
      creationTimestamp: timestamp(firstSeen),
    },
    involvedObject,
    type,
    reason,
  };
}

/** Events of things without a namespace, as the node, live in `default`. */
function namespaceOf(namespace: string | undefined): string {
  return namespace === undefined || namespace === '' ? 'default' : namespace;
}

/** metav1.MicroTime: microseconds, of which a millisecond clock knows three digits. */
function microTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}

/** Milliseconds since the epoch when an event was seen last; NaN when it does not say. */
export function lastSeenOf(event: Event): number {
  const time =
    event.lastTimestamp ?? event.series?.lastObservedTime ?? event.eventTime ?? event.firstTimestamp;
  return time === undefined ? Number.NaN : Date.parse(time);
}
