// Sets up a pod's volumes before its sandbox: Docker volumes for emptyDirs, type checks for hostPaths.

import { type AppError, isAppError } from '../../common/appError.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import type { VolumeFailure } from '../../engine/runtime/podRuntime.ts';
import { emptyDirs, volumeDriverOptions } from '../pod/emptyDir.ts';
import { podLabels } from '../pod/labels.ts';
import { emptyDirVolumeName } from '../pod/naming.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { checkHostPath } from './checkHostPath.ts';

/** What the engine itself cannot do or find is the volume's failure; a lost engine is not. */
function isVolumeError(error: unknown): error is AppError {
  return (
    isAppError(error) &&
    !['Unavailable', 'Cancelled', 'DeadlineExceeded', 'PermissionDenied'].includes(error.code)
  );
}

/** Undefined when all is well; otherwise the first failure in the order of the manifest. Idempotent. */
export async function prepareVolumes(
  context: RuntimeContext,
  pod: PodObject,
  signal: AbortSignal,
): Promise<VolumeFailure | undefined> {
  const { client, info, instance } = context;
  const createEmptyDirs = emptyDirs(pod).map(async ({ name, source }) => {
    const options = volumeDriverOptions(pod, source, info.memoryBytes);
    const volumeName = emptyDirVolumeName(pod.metadata.uid, name);
    await client.createVolume(volumeName, options, podLabels(pod, instance), signal);
    return { volume: name, message: undefined };
  });
  const checkHostPaths = (pod.spec.volumes ?? []).flatMap(({ name, hostPath }) =>
    hostPath === undefined
      ? []
      : [
          checkHostPath(context, pod, name, hostPath, signal)
            .catch((error: unknown) => {
              if (isVolumeError(error)) return error.details ?? error.message;
              throw error;
            })
            .then((message) => ({ volume: name, message })),
        ],
  );
  const results = await Promise.all([...createEmptyDirs, ...checkHostPaths]);
  const failure = results.find(({ message }) => message !== undefined);
  return failure?.message === undefined ? undefined : { volume: failure.volume, message: failure.message };
}
