// The pods that were deleted recently, over the contract: what a list shows of them.

import type { DeletedPod } from '../../common/contract/deletedPods.ts';
import { latestValues } from '../../common/observable.ts';
import type { ArchivedPod } from '../../engine/store/objectStore.ts';
import type { PodArchive } from './podArchive.ts';

export async function* watchDeletedPods(
  archive: PodArchive,
  signal: AbortSignal,
): AsyncGenerator<{ pods: DeletedPod[] }> {
  for await (const archived of latestValues(archive.pods, signal)) {
    yield { pods: archived.map(deletedPod).toReversed() };
  }
}

function deletedPod({ pod: { metadata, spec }, deletedAt }: ArchivedPod): DeletedPod {
  const { uid, namespace, name } = metadata;
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  const images = [...new Set(containers.flatMap(({ image }) => (image === undefined ? [] : [image])))];
  return { uid, namespace, name, deletedAt, images };
}
