// Creates an app, init or ephemeral container in its sandbox's namespaces; the sandbox need not run yet.

import { posix } from 'node:path';
import { ContainerConfigError } from '../../engine/runtime/containerConfigError.ts';
import type { CreateContainerRequest } from '../../engine/runtime/podRuntime.ts';
import { snapshot } from '../observe/snapshot.ts';
import { containerConfig } from '../pod/containerConfig.ts';
import { POD_FILES_DIR } from '../pod/emptyDir.ts';
import { labelKeys } from '../pod/labels.ts';
import { containerName, PREPARED_RUNS, terminationFile } from '../pod/naming.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { putEmptyFile } from './archive.ts';
import { createNamed } from './createNamed.ts';

/** Any user of the container may write its message. */
const TERMINATION_FILE_MODE = 0o666;

/** The running container whose processes an ephemeral container shares; undefined when it names none. */
async function ephemeralTarget(
  context: RuntimeContext,
  { pod, container, kind }: CreateContainerRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  const ephemeral = pod.spec.ephemeralContainers?.find(({ name }) => name === container.name);
  const target = ephemeral?.targetContainerName;
  if (kind !== 'ephemeral' || !target) return undefined;
  const { containers } = await snapshot(context, pod.metadata.uid, signal);
  const found = containers.find(({ name, state }) => name === target && state === 'running');
  if (found === undefined) throw new ContainerConfigError(`unable to find target container "${target}"`);
  return found.id;
}

/** Idempotent by name. Throws ContainerConfigError for a definition that cannot become a container. */
export async function createContainer(
  context: RuntimeContext,
  request: CreateContainerRequest,
  signal: AbortSignal,
): Promise<{ readonly id: string }> {
  const { pod, container, kind, sandboxId, attempt, specHash } = request;
  const messageFile = terminationFile(container.name, attempt);
  const [volumePath, oomScoreFloor, targetId] = await Promise.all([
    context.systemVolumes.path(sandboxId, signal),
    context.oomScoreFloor.get(),
    ephemeralTarget(context, request, signal),
  ]);
  const body = containerConfig(request, {
    instance: context.instance,
    nodeMemoryBytes: context.info.memoryBytes,
    oomScoreFloor,
    terminationFile: posix.join(volumePath, messageFile),
    targetId,
  });
  if (attempt >= PREPARED_RUNS || kind === 'ephemeral')
    await putEmptyFile(
      context,
      { containerId: sandboxId, folder: POD_FILES_DIR, name: messageFile, mode: TERMINATION_FILE_MODE },
      signal,
    );
  const id = await createNamed(
    context,
    {
      name: containerName(pod, container.name, attempt),
      body,
      isSame: (labels) =>
        labels[labelKeys.podUid] === pod.metadata.uid &&
        labels[labelKeys.sandboxId] === sandboxId &&
        labels[labelKeys.attempt] === String(attempt) &&
        labels[labelKeys.specHash] === specHash,
    },
    signal,
  );
  return { id };
}
