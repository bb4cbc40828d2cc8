// volumeMounts and the termination-message file as Docker mounts.

import { posix } from 'node:path';
import type { Container, PodObject, VolumeMount } from '../../common/kubernetes/objects.ts';
import { ContainerConfigError } from '../../engine/runtime/containerConfigError.ts';
import type { VolumeMountBody } from '../createBody.ts';
import { emptyDirs } from './emptyDir.ts';
import { emptyDirVolumeName } from './naming.ts';

export interface ContainerMounts {
  /** The old `source:target:options` form: unlike Mounts it does not ask for the source to exist at create. */
  readonly Binds: readonly string[];
  readonly Mounts: readonly VolumeMountBody[];
}

const propagations = {
  None: 'rprivate',
  HostToContainer: 'rslave',
  Bidirectional: 'rshared',
} as const;

function propagationOf(mount: VolumeMount) {
  const name = mount.mountPropagation ?? 'None';
  if (name === 'None' || name === 'HostToContainer' || name === 'Bidirectional') return propagations[name];
  throw new ContainerConfigError(`unknown mountPropagation "${name}" of volumeMount "${mount.name}"`);
}

function targetOf(mountPath: string): string {
  return posix.resolve('/', mountPath);
}

/** A colon separates the parts of a bind, so paths that hold one need the long form. */
function hostPathMount(source: string, mount: VolumeMount): ContainerMounts {
  const target = targetOf(mount.mountPath);
  const propagation = propagationOf(mount);
  if (source.includes(':') || target.includes(':')) {
    const body: VolumeMountBody = {
      Type: 'bind',
      Source: source,
      Target: target,
      ReadOnly: mount.readOnly ?? false,
      BindOptions: { Propagation: propagation },
    };
    return { Binds: [], Mounts: [body] };
  }
  const options = [mount.readOnly === true ? 'ro' : 'rw', propagation].join(',');
  return { Binds: [`${source}:${target}:${options}`], Mounts: [] };
}

function emptyDirMount(podUid: string, mount: VolumeMount): ContainerMounts {
  if ((mount.mountPropagation ?? 'None') !== 'None')
    throw new ContainerConfigError(
      `mountPropagation ${mount.mountPropagation ?? ''} of volumeMount "${mount.name}" needs a hostPath volume`,
    );
  const body: VolumeMountBody = {
    Type: 'volume',
    Source: emptyDirVolumeName(podUid, mount.name),
    Target: targetOf(mount.mountPath),
    ReadOnly: mount.readOnly ?? false,
    // Docker would copy the image's files into a fresh volume; Kubernetes never does.
    VolumeOptions: { NoCopy: true },
  };
  return { Binds: [], Mounts: [body] };
}

function volumeMount(pod: PodObject, container: Container, mount: VolumeMount): ContainerMounts {
  if (mount.subPath || mount.subPathExpr)
    throw new ContainerConfigError(
      `failed to prepare subPath for volumeMount "${mount.name}" of container "${container.name}"`,
    );
  const hostPath = pod.spec.volumes?.find(({ name }) => name === mount.name)?.hostPath;
  if (hostPath !== undefined) return hostPathMount(hostPath.path, mount);
  if (emptyDirs(pod).some(({ name }) => name === mount.name)) return emptyDirMount(pod.metadata.uid, mount);
  throw new ContainerConfigError(`volume "${mount.name}" of container "${container.name}" is not supported`);
}

function terminationMount(container: Container, hostFile: string): ContainerMounts {
  const path = targetOf(container.terminationMessagePath ?? '/dev/termination-log');
  if (path.includes(':'))
    throw new ContainerConfigError(`terminationMessagePath "${path}" must not contain ':'`);
  return { Binds: [`${hostFile}:${path}`], Mounts: [] };
}

/** `terminationFile` is the path of this run's message file where the engine resolves binds. */
export function containerMounts(
  pod: PodObject,
  container: Container,
  terminationFile: string,
): ContainerMounts {
  const all = [
    ...(container.volumeMounts ?? []).map((mount) => volumeMount(pod, container, mount)),
    terminationMount(container, terminationFile),
  ];
  return { Binds: all.flatMap(({ Binds }) => Binds), Mounts: all.flatMap(({ Mounts }) => Mounts) };
}
