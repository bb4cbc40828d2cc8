// Records v1 Events of pods and the node: shape, correlation, retention, subscribers. Storage is the object store's.

import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { IdSource } from '../../common/ids.ts';
import { type EventText, eventComponents } from '../../common/kubectl/eventMessages.ts';
import type { Event, ObjectReference } from '../../common/kubernetes/objects.ts';
import type { ObjectStore, StoreChange } from '../store/objectStore.ts';
import { EventCorrelator, type EventIdentity, type Occurrence } from './eventCorrelator.ts';
import { countedEvent, lastSeenOf, seriesEvent } from './eventObjects.ts';
import { EventSeries } from './eventSeries.ts';

/** Retention of the events page: seven days or 50,000, whichever is less. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
export const MAX_EVENTS = 50_000;
const CLEAN_UP_MS = 60 * 60 * 1000;

export interface EventToRecord {
  /** From `podEventTarget`, `containerEventTarget` or `nodeEventTarget`. */
  readonly involvedObject: ObjectReference;
  readonly text: EventText;
  /** From `eventComponents`; the scheduler's events take the events.k8s.io form. */
  readonly component: 'kubelet' | 'default-scheduler';
}

export interface EventFilter {
  readonly involvedUid?: string;
}

/** What changed since the subscriber's last revision. */
export interface EventsChange {
  readonly revision: number;
  readonly upserted: readonly Event[];
  readonly removedUids: readonly string[];
}

export interface EventRecorderOptions {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** The node's name: `source.host`. */
  readonly host: string;
  /** Events are best effort: a failed save is reported here and loses nothing in memory. */
  readonly onSaveFailed: (error: unknown) => void;
}

export class EventRecorder implements Disposable {
  readonly #options: EventRecorderOptions;
  readonly #correlator = new EventCorrelator();
  readonly #series = new EventSeries();
  readonly #listeners = new Set<(change: EventsChange) => void>();
  #lastNanos = 0n;
  #cleanUp: Disposable;

  /** Drops expired events now and every hour until disposed. */
  constructor(options: EventRecorderOptions) {
    this.#options = options;
    this.#cleanUp = this.#cleanUpAndRepeat();
  }

  /** The store's revision: what `list` returns is the state at this revision. */
  get revision(): number {
    return this.#options.store.revision;
  }

  /** Undefined when the spam filter dropped it. */
  record({ involvedObject, text, component }: EventToRecord): Event | undefined {
    const { clock, host } = this.#options;
    const now = clock.now();
    const occurrence: Occurrence = { involvedObject, ...text, component, host };
    const identify = () => this.#identify(involvedObject, now);
    if (component === eventComponents.scheduler) {
      return this.#save(seriesEvent(occurrence, this.#series.observe(occurrence, now, identify)), now);
    }
    const correlated = this.#correlator.correlate(occurrence, now, identify);
    return correlated && this.#save(countedEvent(occurrence, correlated, now), now);
  }

  /** Oldest last-seen first. */
  list({ involvedUid }: EventFilter = {}): readonly Event[] {
    const events = [...this.#options.store.events()];
    return involvedUid === undefined
      ? events
      : events.filter(({ involvedObject }) => involvedObject.uid === involvedUid);
  }

  /** Called synchronously with every change after this moment. */
  subscribe(listener: (change: EventsChange) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  dispose(): void {
    this.#cleanUp.dispose();
    this.#listeners.clear();
  }

  /** client-go's name: the object's, a dot, the time in nanoseconds as hex. The clock's milliseconds are made unique. */
  #identify({ name = '' }: ObjectReference, now: number): EventIdentity {
    const nanos = BigInt(now) * 1_000_000n;
    this.#lastNanos = nanos > this.#lastNanos ? nanos : this.#lastNanos + 1n;
    return { uid: this.#options.ids.uid(), name: `${name}.${this.#lastNanos.toString(16)}`, firstSeen: now };
  }

  #save(event: Event, now: number): Event | undefined {
    const { store } = this.#options;
    const uid = event.metadata.uid ?? '';
    const added = store.event(uid) === undefined ? 1 : 0;
    const removedUids = this.#expired(now, MAX_EVENTS - added).filter((expired) => expired !== uid);
    this.#write([...removedUids.map(deletion), { kind: 'putEvent', event }]);
    const stored = store.event(uid);
    this.#publish(stored === undefined ? [] : [stored], removedUids);
    return stored;
  }

  /** The store keeps events in the order of their last write, so what is too old or too many is at the front. */
  #expired(now: number, limit: number): string[] {
    const { store } = this.#options;
    const expired: string[] = [];
    for (const event of store.events()) {
      const tooMany = store.eventCount - expired.length > limit;
      if (!tooMany && !(lastSeenOf(event) <= now - KEPT_MS)) break;
      expired.push(event.metadata.uid ?? '');
    }
    return expired;
  }

  #cleanUpAndRepeat(): Disposable {
    const { clock } = this.#options;
    const removedUids = this.#expired(clock.now(), MAX_EVENTS);
    if (removedUids.length > 0) {
      this.#write(removedUids.map(deletion));
      this.#publish([], removedUids);
    }
    return clock.setTimer(CLEAN_UP_MS, () => {
      this.#cleanUp = this.#cleanUpAndRepeat();
    });
  }

  #write(changes: readonly StoreChange[]): void {
    const { store, onSaveFailed } = this.#options;
    store.write(changes).catch(onSaveFailed);
  }

  #publish(upserted: readonly Event[], removedUids: readonly string[]): void {
    const change = { revision: this.revision, upserted, removedUids };
    for (const listener of this.#listeners) listener(change);
  }
}

const deletion = (uid: string): StoreChange => ({ kind: 'deleteEvent', uid });
