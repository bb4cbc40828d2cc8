// Port forwards over the contract.

import type { Forward, ForwardsItem } from '../../common/contract/forwards.ts';
import type { Contract } from '../../common/contract.ts';
import type { ContractHandlers } from '../../common/rpc/define.ts';
import { latestSnapshot } from '../../common/rpc/latestSnapshot.ts';
import type { ForwardFeed, ForwardsChange } from './forwardFeed.ts';
import type { Forwards } from './forwards.ts';

export function forwardHandlers(forwards: Forwards): ContractHandlers<Contract>['forwards'] {
  return {
    watch: (_input, { signal }) => watchForwards(forwards.feed, signal),
    open: (request) => forwards.open(request),
    update: ({ id, ...choices }) => forwards.update(id, choices),
    setOn: async ({ ids, isOn }) => ({ results: await forwards.setOn(ids, isOn) }),
    remove: async ({ ids }) => {
      await forwards.remove(ids);
      return {};
    },
  };
}

async function* watchForwards(feed: ForwardFeed, signal: AbortSignal): AsyncGenerator<ForwardsItem> {
  const source = {
    snapshot: () => feed.list(),
    subscribe: (listener: (change: ForwardsChange) => void) => feed.subscribe(listener),
  };
  for await (const item of latestSnapshot(source, signal)) {
    yield item.type === 'snapshot'
      ? { type: 'snapshot', forwards: item.snapshot }
      : { type: 'changes', ...mergeChanges(item.changes) };
  }
}

/** Several changes as one: the last word on each forward counts. */
function mergeChanges(changes: readonly ForwardsChange[]): { upserted: Forward[]; removedIds: string[] } {
  const upserted = new Map<string, Forward>();
  const removed = new Set<string>();
  for (const change of changes) {
    for (const forward of change.upserted) upserted.set(forward.id, forward);
    for (const id of change.removedIds) {
      upserted.delete(id);
      removed.add(id);
    }
  }
  return { upserted: [...upserted.values()], removedIds: [...removed] };
}
