// client-go's EventCorrelator (semantics §6.6): similar events become one, repeats count up, floods are dropped.
// Its state lives in memory only: after a restart the same happening starts a new event, as with a kubelet.

import type { ObjectReference } from '../../common/kubernetes/objects.ts';
import { LruMap } from './lruMap.ts';

const CACHE_ENTRIES = 4096;
const AGGREGATE_MESSAGES = 10;
const AGGREGATE_MS = 600_000;
const SPAM_BURST = 25;
const SPAM_REFILL_MS = 300_000;

/** One happening, before it is known whether it is new. */
export interface Occurrence {
  readonly involvedObject: ObjectReference;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly component: string;
  readonly host: string;
}

/** What makes an event one object while its count goes up. */
export interface EventIdentity {
  readonly uid: string;
  readonly name: string;
  /** Milliseconds of the first occurrence. */
  readonly firstSeen: number;
}

export interface Correlated {
  readonly identity: EventIdentity;
  /** Counts dropped occurrences too. */
  readonly count: number;
  readonly message: string;
}

interface SimilarEvents {
  readonly messages: ReadonlySet<string>;
  readonly lastSeen: number;
}

interface Bucket {
  readonly tokens: number;
  readonly filledAt: number;
}

export class EventCorrelator {
  readonly #similar = new LruMap<string, SimilarEvents>(CACHE_ENTRIES);
  readonly #seen = new LruMap<string, Omit<Correlated, 'message'>>(CACHE_ENTRIES);
  readonly #buckets = new LruMap<string, Bucket>(CACHE_ENTRIES);

  /** `identify` names an event that was not seen before. Undefined: drop it, nobody needs to see it. */
  correlate(occurrence: Occurrence, now: number, identify: () => EventIdentity): Correlated | undefined {
    const { key, message } = this.#aggregate(occurrence, now);
    const before = this.#seen.get(key);
    const entry =
      before === undefined
        ? { identity: identify(), count: 1 }
        : { identity: before.identity, count: before.count + 1 };
    this.#seen.set(key, entry);
    return this.#takeToken(occurrence, now) ? { ...entry, message } : undefined;
  }

  #aggregate(occurrence: Occurrence, now: number): { readonly key: string; readonly message: string } {
    const { message, reason, involvedObject } = occurrence;
    const aggregateKey = JSON.stringify([...sourceAndObject(occurrence), reason]);
    const before = this.#similar.get(aggregateKey);
    const current = before !== undefined && now - before.lastSeen <= AGGREGATE_MS ? before.messages : [];
    const messages = new Set(current).add(message);
    if (messages.size < AGGREGATE_MESSAGES) {
      this.#similar.set(aggregateKey, { messages, lastSeen: now });
      return {
        key: JSON.stringify([
          ...sourceAndObject(occurrence),
          reason,
          message,
          involvedObject.fieldPath ?? '',
        ]),
        message,
      };
    }
    // Never more than the threshold: the set must not grow with a message that differs each time.
    this.#similar.set(aggregateKey, { messages: new Set([...messages].slice(1)), lastSeen: now });
    return { key: aggregateKey, message: `(combined from similar events): ${message}` };
  }

  #takeToken(occurrence: Occurrence, now: number): boolean {
    const key = JSON.stringify(sourceAndObject(occurrence));
    const bucket = this.#buckets.get(key) ?? { tokens: SPAM_BURST, filledAt: now };
    const refilled = bucket.tokens + (now - bucket.filledAt) / SPAM_REFILL_MS;
    const tokens = Math.min(SPAM_BURST, refilled);
    const granted = tokens >= 1;
    this.#buckets.set(key, { tokens: granted ? tokens - 1 : tokens, filledAt: now });
    return granted;
  }
}

function sourceAndObject({ component, host, involvedObject, type }: Occurrence): readonly string[] {
  const { kind = '', namespace = '', name = '', uid = '', apiVersion = '' } = involvedObject;
  return [component, host, kind, namespace, name, uid, apiVersion, type];
}
