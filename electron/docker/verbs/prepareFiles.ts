// A pause image other than ours cannot prepare the pod's volumes, so our own /pause does it in a container that lives
// just as long.

import type { PodObject } from '../../common/kubernetes/objects.ts';
import { containerTypes, labelKeys, podLabels } from '../pod/labels.ts';
import { fileAccessName } from '../pod/naming.ts';
import { sandboxMounts, volumeEnvironment } from '../pod/sandboxConfig.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { uncancelled } from '../transport/deadline.ts';
import { createNamed } from './createNamed.ts';
import { removeContainer } from './removeContainer.ts';
import { waitUntilReady } from './waitUntilReady.ts';

export async function prepareFiles(
  context: RuntimeContext,
  pod: PodObject,
  attempt: number,
  signal: AbortSignal,
): Promise<void> {
  const id = await createNamed(
    context,
    {
      name: fileAccessName(pod.metadata.uid, `prepare-${attempt}`),
      body: {
        Image: await context.infraImage.id(),
        Env: volumeEnvironment(pod),
        Labels: { ...podLabels(pod, context.instance), [labelKeys.type]: containerTypes.files },
        HostConfig: { NetworkMode: 'none', Mounts: sandboxMounts(pod, attempt, context.instance) },
      },
      isSame: () => false,
    },
    signal,
  );
  try {
    await context.client.startContainer(id, signal);
    await waitUntilReady(context, id, signal);
  } finally {
    await removeContainer(context, id, uncancelled);
  }
}
