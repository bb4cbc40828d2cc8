// Image pulls over the contract.

import type { ImagePull } from '../common/contract/images.ts';
import type { Contract } from '../common/contract.ts';
import { latestValues, type Observable } from '../common/observable.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import type { PullTracker } from '../engine/images/imagePuller.ts';

export function imageHandlers(pulls: PullTracker): ContractHandlers<Contract>['images'] {
  const list: Observable<readonly ImagePull[]> = {
    get value() {
      return pulls.list();
    },
    subscribe: (listener) => pulls.subscribe(listener),
  };
  return {
    watchPulls: (_input, { signal }) => watchPulls(list, signal),
    cancelPull: async ({ id }) => {
      pulls.cancel(id);
      return {};
    },
  };
}

async function* watchPulls(list: Observable<readonly ImagePull[]>, signal: AbortSignal) {
  for await (const pulls of latestValues(list, signal)) yield { pulls: [...pulls] };
}
