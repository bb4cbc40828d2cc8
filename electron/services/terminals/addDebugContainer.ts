// Adds an ephemeral container to a pod as `kubectl debug -it` does: a new entry of the pod's definition, which the
// engine starts once.

import { AppError } from '../../common/appError.ts';
import type { PodRef } from '../../common/contract/objects.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { IdSource } from '../../common/ids.ts';
import { defaultPod } from '../../manifest/defaultPod.ts';
import type { PodStore } from '../pods/podStore.ts';
import { findPod } from './podContainer.ts';

export interface DebugContainerRequest {
  readonly pod: PodRef;
  readonly image: string;
  readonly targetContainer: string | undefined;
  readonly command: readonly string[] | undefined;
}

export type DebuggedPods = Pick<PodStore, 'list' | 'update'>;

/** kubectl's name, with five digits for its five characters. */
const debuggerName = (ids: IdSource): string => `debugger-${ids.randomHex(5)}`;

/** Resolves with the name of the new container when it is part of the pod. */
export async function addDebugContainer(
  pods: DebuggedPods,
  ids: IdSource,
  request: DebugContainerRequest,
): Promise<string> {
  const { image, targetContainer, command } = request;
  const pod = findPod(pods, request.pod);
  const { ephemeralContainers = [], containers } = pod.spec;
  refuseEnded(pod.metadata.name, pod.status?.phase, pod.metadata.deletionTimestamp);
  if (targetContainer !== undefined && !containers.some(({ name }) => name === targetContainer)) {
    throw new AppError('NotFound', `container ${targetContainer} is not valid for pod ${pod.metadata.name}`);
  }
  const name = debuggerName(ids);
  const added = {
    name,
    image,
    stdin: true,
    tty: true,
    ...(command === undefined ? {} : { command: [...command] }),
    ...(targetContainer === undefined ? {} : { targetContainerName: targetContainer }),
  };
  const { spec } = defaultPod({
    ...pod,
    spec: { ...pod.spec, ephemeralContainers: [...ephemeralContainers, added] },
  });
  await pods.update({ ...pod, spec });
  return name;
}

function refuseEnded(name: string, phase: string | undefined, deletedAt: string | undefined): void {
  if (deletedAt !== undefined) {
    throw explainedError('FailedPrecondition', 'debugPodDeleting', { values: { pod: name } });
  }
  if (phase === 'Succeeded' || phase === 'Failed') {
    throw explainedError('FailedPrecondition', 'debugPodCompleted', { values: { phase } });
  }
}
