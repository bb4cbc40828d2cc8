// Removes a pod's volumes, and containers that gave access to its files and were left behind by a crash.

import { isAppError } from '../../common/appError.ts';
import { containerTypes, labelKeys, ofInstance } from '../pod/labels.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { removeContainer } from './removeContainer.ts';

/** Idempotent. Fails with Conflict while a container still uses one of the volumes. */
export async function removeVolumes(
  context: RuntimeContext,
  podUid: string,
  signal: AbortSignal,
): Promise<void> {
  const { client, instance } = context;
  const ofPod = [...ofInstance(instance), `${labelKeys.podUid}=${podUid}`];
  const leftOvers = await client.listContainers(
    { label: [...ofPod, `${labelKeys.type}=${containerTypes.files}`] },
    signal,
  );
  await Promise.all(leftOvers.map(({ Id }) => removeContainer(context, Id, signal)));
  const volumes = await client.listVolumes({ label: ofPod }, signal);
  await Promise.all(
    volumes.map(async (name) => {
      try {
        await client.removeVolume(name, signal);
      } catch (error) {
        if (!isAppError(error, 'NotFound')) throw error;
      }
    }),
  );
}
