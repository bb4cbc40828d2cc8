// Records v1 Events of pods and the node: shape, correlation, retention, subscribers. Storage is the object store's.

import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { IdSource } from '../../common/ids.ts';
import type { EventText } from '../../common/kubectl/eventMessages.ts';
import type { Event, ObjectReference } from '../../common/kubernetes/objects.ts';
import type { ObjectStore } from '../store/objectStore.ts';

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
  constructor(options: EventRecorderOptions) {
    throw new Error(`not implemented ${options.host}`);
  }

  /** The revision of the last event written; equals the store's at that time. */
  get revision(): number {
    return 0;
  }

  /** Undefined when the spam filter dropped it. */
  record(_event: EventToRecord): Event | undefined {
    return undefined;
  }

  /** Oldest last-seen first. */
  list(_filter: EventFilter): readonly Event[] {
    return [];
  }

  /** Called synchronously with every change after this moment. */
  subscribe(_listener: (change: EventsChange) => void): Disposable {
    return this;
  }

  dispose(): void {}
}
