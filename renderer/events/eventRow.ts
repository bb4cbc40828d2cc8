// What a row of the Events page shows, and the choice of rows. Pure.

import type { Event, PodObject } from '../../electron/common/kubernetes/objects.ts';

export interface EventRow {
  readonly key: string;
  readonly type: 'Warning' | 'Normal';
  readonly reason: string;
  readonly namespace: string;
  /** `Pod/web`: kind and name, as kubectl prints it. */
  readonly object: string;
  readonly podName: string;
  readonly podUid: string;
  /** Empty when the event is about the whole pod. */
  readonly container: string;
  readonly message: string;
  readonly count: number;
  readonly firstSeen: string | undefined;
  readonly lastSeen: string | undefined;
  /** Which of the `count` times this row is; only in a timeline, of an event that came more than once. */
  readonly occurrence?: number;
}

const rows = new WeakMap<Event, EventRow>();

export function eventRow(event: Event): EventRow {
  const known = rows.get(event);
  if (known) return known;
  const { involvedObject: object } = event;
  const lastSeen = event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime;
  const row: EventRow = {
    key: event.metadata.uid ?? '',
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason: event.reason ?? '',
    namespace: object.namespace ?? '',
    object: `${object.kind ?? ''}/${object.name ?? ''}`,
    podName: object.name ?? '',
    podUid: object.uid ?? '',
    container: containerOf(object.fieldPath),
    message: event.message ?? '',
    count: event.series?.count ?? event.count ?? 1,
    firstSeen: event.firstTimestamp ?? event.eventTime ?? lastSeen,
    lastSeen,
  };
  rows.set(event, row);
  return row;
}

/** `spec.containers{web}` gives `web`. */
function containerOf(fieldPath: string | undefined): string {
  return /\{(.+)\}$/.exec(fieldPath ?? '')?.[1] ?? '';
}

export interface EventsChoice {
  readonly query: string;
  /** Types shown; both when empty. */
  readonly types: readonly EventRow['type'][];
  /** Reasons shown; all when empty. */
  readonly reasons: readonly string[];
  /** Leave out events of pods that are gone. */
  readonly isCurrentOnly: boolean;
  /** A row per event, or per dated moment of it. */
  readonly form: 'compact' | 'timeline';
}

export interface ChosenEvents {
  /** Newest first. */
  readonly rows: readonly EventRow[];
  /** How many events the rows stand for. */
  readonly events: number;
  /** Counts by type among those that match everything but the type. */
  readonly counts: Readonly<Record<EventRow['type'], number>>;
  /** Events per reason among those that match everything but the reason. */
  readonly reasons: ReadonlyMap<string, number>;
}

export function chooseEvents(
  events: Iterable<Event>,
  pods: ReadonlyMap<string, PodObject>,
  choice: EventsChoice,
): ChosenEvents {
  const words = choice.query.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = [...events].map(eventRow).filter((row) => {
    if (choice.isCurrentOnly && !pods.has(row.podUid)) return false;
    const text = `${row.reason} ${row.object} ${row.namespace} ${row.container} ${row.message}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const hasType = ({ type }: EventRow) => choice.types.length === 0 || choice.types.includes(type);
  const hasReason = ({ reason }: EventRow) => choice.reasons.length === 0 || choice.reasons.includes(reason);
  const counts = { Warning: 0, Normal: 0 };
  for (const row of matching.filter(hasReason)) counts[row.type] += 1;
  const reasons = new Map<string, number>();
  for (const { reason } of matching.filter(hasType)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const shown = matching.filter((row) => hasType(row) && hasReason(row));
  const rows = choice.form === 'timeline' ? shown.flatMap(moments) : shown;
  return { rows: newestRowsFirst(rows), events: shown.length, counts, reasons };
}

/** By last occurrence; of one second, what came in last is first. `rows` are in the order they came in. */
export function newestRowsFirst(rows: readonly EventRow[]): readonly EventRow[] {
  return rows.toReversed().toSorted((a, b) => wholeSecond(b.lastSeen) - wholeSecond(a.lastSeen));
}

/** An event that came more than once stands at its first and at its last time; those between are not dated. */
export function moments(row: EventRow): readonly EventRow[] {
  if (row.count === 1) return [row];
  const first = { ...row, key: `${row.key}/first`, lastSeen: row.firstSeen, occurrence: 1 };
  return [first, { ...row, occurrence: row.count }];
}

/** The scheduler dates events to the microsecond and the kubelet to the second: only seconds compare. */
export function wholeSecond(stamp: string | undefined): number {
  return stamp === undefined ? 0 : Math.floor(Date.parse(stamp) / 1000);
}
