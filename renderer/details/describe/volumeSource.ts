// What a volume is made of, in one line. Pure; the words are Kubernetes'.

import type { PodObject, Volume } from '../../../electron/common/kubernetes/objects.ts';

export interface VolumeRow {
  readonly name: string;
  readonly type: string;
  readonly source: string;
  readonly mounts: readonly VolumeMountRow[];
}

export interface VolumeMountRow {
  readonly container: string;
  readonly path: string;
  readonly isReadOnly: boolean;
}

export function volumeRows({ spec }: PodObject): readonly VolumeRow[] {
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return (spec.volumes ?? []).map((volume) => ({
    name: volume.name,
    ...sourceOf(volume),
    mounts: containers.flatMap(({ name, volumeMounts = [] }) =>
      volumeMounts
        .filter((mount) => mount.name === volume.name)
        .map((mount) => ({ container: name, path: mount.mountPath, isReadOnly: mount.readOnly ?? false })),
    ),
  }));
}

function sourceOf(volume: Volume): { readonly type: string; readonly source: string } {
  const { emptyDir, hostPath } = volume;
  if (emptyDir) {
    const words = [emptyDir.medium, emptyDir.sizeLimit && `≤ ${emptyDir.sizeLimit}`];
    return { type: 'emptyDir', source: words.filter(Boolean).join(', ') };
  }
  if (hostPath) {
    const kind = hostPath.type ? ` (${hostPath.type})` : '';
    return { type: 'hostPath', source: `${hostPath.path}${kind}` };
  }
  return { type: Object.keys(volume).find((key) => key !== 'name') ?? '', source: '' };
}
