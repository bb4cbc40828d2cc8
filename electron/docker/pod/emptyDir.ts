// emptyDir volumes: one Docker volume each, kept for as long as the pod lives.

import type { EmptyDirVolumeSource, PodObject, Volume } from '../../common/kubernetes/objects.ts';
import { unitValue } from '../../common/kubernetes/quantity.ts';

/** Where the sandbox has the system volume, and below it the emptyDirs. */
export const POD_FILES_DIR = '/podbay';

export function emptyDirPath(volume: string): string {
  return `${POD_FILES_DIR}/volumes/${volume}`;
}

/** The pod's emptyDirs; a volume without any source is one too. */
export function emptyDirs(
  pod: PodObject,
): readonly { readonly name: string; readonly source: EmptyDirVolumeSource }[] {
  return (pod.spec.volumes ?? []).flatMap((volume) => {
    const source = emptyDirOf(volume);
    return source === undefined ? [] : [{ name: volume.name, source }];
  });
}

function emptyDirOf({ name: _name, ...source }: Volume): EmptyDirVolumeSource | undefined {
  if (source.emptyDir !== undefined) return source.emptyDir;
  return Object.values(source).every((value) => value === undefined) ? {} : undefined;
}

/** Anyone may write; with fsGroup new files belong to that group. */
function modeAndGroup(pod: PodObject): { readonly mode: string; readonly group: number } {
  const fsGroup = pod.spec.securityContext?.fsGroup;
  return fsGroup === undefined ? { mode: '0777', group: 0 } : { mode: '2777', group: fsGroup };
}

/** The pod's memory limit counts only when every container has one. */
function podMemoryLimit(pod: PodObject): number {
  const limits = pod.spec.containers.map(({ resources }) => unitValue(resources?.limits?.['memory']));
  return limits.includes(0) ? 0 : limits.reduce((sum, limit) => sum + limit, 0);
}

/** Bytes of a Memory emptyDir: the smallest of sizeLimit, the pod's memory limit and the node's memory. */
export function tmpfsSize(pod: PodObject, source: EmptyDirVolumeSource, nodeMemoryBytes: number): number {
  const bounds = [nodeMemoryBytes, podMemoryLimit(pod), unitValue(source.sizeLimit)];
  return Math.min(...bounds.filter((bound) => bound > 0));
}

/** Options of Docker's local volume driver; none for a directory on disk. */
export function volumeDriverOptions(
  pod: PodObject,
  source: EmptyDirVolumeSource,
  nodeMemoryBytes: number,
): Readonly<Record<string, string>> {
  if (source.medium !== 'Memory') return {};
  const { mode, group } = modeAndGroup(pod);
  const size = tmpfsSize(pod, source, nodeMemoryBytes);
  return { type: 'tmpfs', device: 'tmpfs', o: `size=${size},mode=${mode},uid=0,gid=${group}` };
}

/** Lines of PODBAY_DIRS: /pause gives fresh directories on disk their owner and mode. */
export function directoryLines(pod: PodObject): readonly string[] {
  const { mode, group } = modeAndGroup(pod);
  return emptyDirs(pod)
    .filter(({ source }) => source.medium !== 'Memory')
    .map(({ name }) => `${mode} 0 ${group} ${emptyDirPath(name)}`);
}
