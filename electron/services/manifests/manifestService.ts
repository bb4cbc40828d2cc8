// Manifests over the contract: review with what apply would do, and what the editor needs.

import type { Contract } from '../../common/contract.ts';
import type { ContractHandlers } from '../../common/rpc/define.ts';
import { authoringSchema } from '../../manifest/authoringSchema.ts';
import { planApply } from '../pods/planApply.ts';
import type { PodStore } from '../pods/podStore.ts';
import type { OpenedFiles } from './openedFiles.ts';
import type { Sample } from './samples.ts';

export interface ManifestServiceOptions {
  readonly store: Pick<PodStore, 'get'>;
  readonly openedFiles: OpenedFiles;
  readonly samples: readonly Sample[];
}

export function manifestHandlers(options: ManifestServiceOptions): ContractHandlers<Contract>['manifests'] {
  const { store, openedFiles, samples } = options;
  return {
    review: async ({ source }) => ({
      source: source.name,
      documents: planApply(source, (namespace, name) => store.get(namespace, name)).map(
        ({ review, planned }) => ({ ...review, planned }),
      ),
    }),
    schema: async () => ({ json: JSON.stringify(authoringSchema()) }),
    samples: async () => ({ samples: [...samples] }),
    opened: (_input, { signal }) => watchOpened(openedFiles, signal),
  };
}

async function* watchOpened(openedFiles: OpenedFiles, signal: AbortSignal) {
  for await (const sources of openedFiles.take(signal)) yield { sources: [...sources] };
}
