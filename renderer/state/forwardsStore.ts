// The port forwards, by id, as the services keep them.

import { create } from 'zustand';
import type { Forward, ForwardsItem } from '../../electron/common/contract/forwards.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';

export interface ForwardsState {
  /** In the order they were made. */
  readonly byId: ReadonlyMap<string, Forward>;
  /** False until the first snapshot: an empty list may be claimed only after it. */
  readonly isLoaded: boolean;
}

export const useForwards = create<ForwardsState>()(() => ({ byId: new Map(), isLoaded: false }));

export function reduceForwards(state: ForwardsState, items: readonly ForwardsItem[]): ForwardsState {
  const byId = new Map(state.byId);
  for (const item of items) {
    if (item.type === 'snapshot') byId.clear();
    else for (const id of item.removedIds) byId.delete(id);
    const forwards = item.type === 'snapshot' ? item.forwards : item.upserted;
    for (const forward of forwards) byId.set(forward.id, forward);
  }
  return { byId, isLoaded: true };
}

/** What a call has answered, before the stream says the same. */
export function putForward(forward: Forward): void {
  useForwards.setState(({ byId }) => ({ byId: new Map(byId).set(forward.id, forward) }));
}

const indexes = new WeakMap<ForwardsState['byId'], ReadonlyMap<string, readonly Forward[]>>();
const noForwards: readonly Forward[] = [];

/** Those of one pod. A list of many pods asks for each of them, so they are sorted out once per change. */
export function forwardsOf({ byId }: ForwardsState, { namespace, name }: PodRef): readonly Forward[] {
  let index = indexes.get(byId);
  if (index === undefined) {
    index = indexByPod(byId);
    indexes.set(byId, index);
  }
  return index.get(`${namespace}/${name}`) ?? noForwards;
}

function indexByPod(byId: ForwardsState['byId']): ReadonlyMap<string, readonly Forward[]> {
  const index = new Map<string, Forward[]>();
  for (const forward of byId.values()) {
    const key = `${forward.pod.namespace}/${forward.pod.name}`;
    const own = index.get(key);
    if (own === undefined) index.set(key, [forward]);
    else own.push(forward);
  }
  return index;
}
