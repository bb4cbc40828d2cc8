// Events over the contract: a snapshot, then what was recorded or counted up since.

import type { EventsItem } from '../common/contract/events.ts';
import type { Contract } from '../common/contract.ts';
import type { Event } from '../common/kubernetes/objects.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import { latestSnapshot } from '../common/rpc/latestSnapshot.ts';
import type { EventRecorder, EventsChange } from '../engine/events/eventRecorder.ts';

type EventFeed = Pick<EventRecorder, 'revision' | 'list' | 'subscribe'>;

export function eventHandlers(feed: EventFeed): ContractHandlers<Contract>['events'] {
  return {
    watch: ({ involvedUid }, { signal }) => watchEvents(feed, involvedUid, signal),
  };
}

async function* watchEvents(
  feed: EventFeed,
  involvedUid: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<EventsItem> {
  const filter = involvedUid === undefined ? {} : { involvedUid };
  const isMine = ({ involvedObject }: Event) =>
    involvedUid === undefined || involvedObject.uid === involvedUid;
  const source = {
    snapshot: () => ({ revision: feed.revision, events: [...feed.list(filter)] }),
    subscribe: (listener: (change: EventsChange) => void) => feed.subscribe(listener),
  };
  for await (const item of latestSnapshot(source, signal)) {
    if (item.type === 'snapshot') {
      yield { type: 'snapshot', ...item.snapshot };
      continue;
    }
    const merged = mergeChanges(item.changes);
    const upserted = merged.upserted.filter(isMine);
    if (upserted.length > 0 || merged.removedUids.length > 0) {
      yield { type: 'changes', ...merged, upserted };
    }
  }
}

function mergeChanges(changes: readonly EventsChange[]) {
  const upserted = new Map<string | undefined, Event>();
  const removed = new Set<string>();
  let revision = 0;
  for (const change of changes) {
    revision = Math.max(revision, change.revision);
    for (const event of change.upserted) upserted.set(event.metadata.uid, event);
    for (const uid of change.removedUids) {
      upserted.delete(uid);
      removed.add(uid);
    }
  }
  return { revision, upserted: [...upserted.values()], removedUids: [...removed] };
}
