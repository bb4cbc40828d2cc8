// The node over the contract: its object, and its labels.

import type { Contract } from '../common/contract.ts';
import type { Node } from '../common/kubernetes/objects.ts';
import { latestValues, type Observable } from '../common/observable.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import type { PodEngine } from '../engine/podEngine.ts';

export function nodeHandlers(engine: PodEngine): ContractHandlers<Contract>['node'] {
  const node: Observable<Node | undefined> = {
    get value() {
      return engine.node();
    },
    subscribe: (listener) => engine.subscribeNode(listener),
  };
  return {
    watch: (_input, { signal }) => watchNode(node, signal),
    label: async (edit) => ({ node: await engine.labelNode(edit) }),
  };
}

async function* watchNode(source: Observable<Node | undefined>, signal: AbortSignal) {
  for await (const node of latestValues(source, signal)) yield { node: node ?? null };
}
