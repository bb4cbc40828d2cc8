// hostPath type checks on the side where Docker resolves the path, be the engine local, remote or in a VM: the path is
// mounted into a container that is never started, and looked at through the archive calls.

import { posix } from 'node:path';
import { isAppError } from '../../common/appError.ts';
import type { HostPathVolumeSource, PodObject } from '../../common/kubernetes/objects.ts';
import type { HostConfigBody } from '../createBody.ts';
import { daemonSays } from '../dockerErrors.ts';
import { containerTypes, labelKeys, podLabels } from '../pod/labels.ts';
import { fileAccessName } from '../pod/naming.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { uncancelled } from '../transport/deadline.ts';
import { type FileType, putEmptyFile, statFile } from './archive.ts';
import { createNamed } from './createNamed.ts';
import { removeContainer } from './removeContainer.ts';

const MOUNT_POINT = '/podbay/path';
const FILE_MODE = 0o644;

interface Check {
  readonly context: RuntimeContext;
  readonly pod: PodObject;
  readonly volume: string;
  readonly signal: AbortSignal;
}

/** Runs `use` with a never-started container that has these mounts. */
async function withMounted<T>(
  { context, pod, volume, signal }: Check,
  hostConfig: HostConfigBody,
  use: (containerId: string) => Promise<T>,
): Promise<T> {
  const id = await createNamed(
    context,
    {
      name: fileAccessName(pod.metadata.uid, volume),
      body: {
        Image: await context.infraImage.id(),
        Labels: { ...podLabels(pod, context.instance), [labelKeys.type]: containerTypes.files },
        HostConfig: { NetworkMode: 'none', ...hostConfig },
      },
      isSame: () => false,
    },
    signal,
  );
  try {
    return await use(id);
  } finally {
    await removeContainer(context, id, uncancelled);
  }
}

/** The file type of a path on the engine's machine; undefined when it does not exist. Follows symbolic links. */
async function typeOf(check: Check, path: string): Promise<FileType | undefined> {
  const mount = { Type: 'bind', Source: path, Target: MOUNT_POINT, ReadOnly: true } as const;
  try {
    return await withMounted(check, { Mounts: [mount] }, (id) =>
      statFile(check.context, id, MOUNT_POINT, check.signal),
    );
  } catch (error) {
    // Mounts, unlike binds, are checked at create.
    if (isAppError(error, 'InvalidArgument') && daemonSays(error, /bind.*source path does not exist/))
      return undefined;
    throw error;
  }
}

/** The old bind form makes the missing folders, as root with mode 0755, once something looks at the mount. */
async function makeDirectory(check: Check, path: string): Promise<void> {
  await withMounted(check, { Binds: [`${path}:${MOUNT_POINT}`] }, (id) =>
    statFile(check.context, id, MOUNT_POINT, check.signal),
  );
}

/** The error text when it cannot be made: its folder must exist. */
async function makeFile(check: Check, path: string): Promise<string | undefined> {
  const folder = posix.dirname(path);
  if ((await typeOf(check, folder)) !== 'directory') return `open ${path}: no such file or directory`;
  const mount = { Type: 'bind', Source: folder, Target: MOUNT_POINT } as const;
  const name = posix.basename(path);
  await withMounted(check, { Mounts: [mount] }, (containerId) =>
    putEmptyFile(check.context, { containerId, folder: MOUNT_POINT, name, mode: FILE_MODE }, check.signal),
  );
  return undefined;
}

/** kubelet: pkg/volume/hostpath. */
const expectations: Readonly<Record<string, { readonly type: FileType; readonly text: string }>> = {
  Directory: { type: 'directory', text: 'a directory' },
  DirectoryOrCreate: { type: 'directory', text: 'a directory' },
  File: { type: 'file', text: 'a file' },
  FileOrCreate: { type: 'file', text: 'a file' },
  Socket: { type: 'socket', text: 'a socket file' },
  CharDevice: { type: 'charDevice', text: 'a character device' },
  BlockDevice: { type: 'blockDevice', text: 'a block device' },
};

/** Undefined when all is well, else the kubelet's text. Makes what an `…OrCreate` type asks for. */
export async function checkHostPath(
  context: RuntimeContext,
  pod: PodObject,
  volume: string,
  { path, type = '' }: HostPathVolumeSource,
  signal: AbortSignal,
): Promise<string | undefined> {
  const expected = expectations[type];
  if (expected === undefined) return undefined;
  const check: Check = { context, pod, volume, signal };
  const found = await typeOf(check, path);
  if (found === undefined && type === 'DirectoryOrCreate') {
    await makeDirectory(check, path);
    return undefined;
  }
  if (found === undefined && type === 'FileOrCreate') return makeFile(check, path);
  return found === expected.type ? undefined : `hostPath type check failed: ${path} is not ${expected.text}`;
}
