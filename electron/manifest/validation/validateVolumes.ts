// Volumes and their sources (pkg/apis/core/validation: ValidateVolumes). Only valid volumes may be mounted.

import { type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import { configKeyErrors, dns1123LabelErrors } from '../../common/kubernetes/names.ts';
import type { Volume } from '../../common/kubernetes/objects.ts';
import { parseQuantity } from '../../common/kubernetes/quantity.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { descendingPath, fileMode, noBacksteps, oneOf, required, requiredName } from './checks.ts';

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

/** The order in which the API server looks at sources: the first one found is the volume's. */
const sourceOrder = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'storageos',
  'azureDisk',
  'photonPersistentDisk',
  'vsphereVolume',
  'portworxVolume',
  'scaleIO',
  'projected',
  'csi',
  'ephemeral',
  'image',
] as const;
type SourceName = (typeof sourceOrder)[number];

type KeyToPath = NonNullable<NonNullable<Volume['configMap']>['items']>[number];

function validateItems(items: readonly KeyToPath[], at: FieldPath): FieldError[] {
  return items.flatMap((item, index) => {
    const itemAt = [...at, index];
    return [
      ...requiredName([...itemAt, 'key'], item.key, configKeyErrors),
      ...(item.path
        ? [
            ...descendingPath([...itemAt, 'path'], item.path),
            ...(/^\.\.(?!\/|$)/.test(item.path)
              ? [fieldErrors.invalid([...itemAt, 'path'], item.path, "must not start with '..'")]
              : []),
          ]
        : [fieldErrors.required([...itemAt, 'path'])]),
      ...fileMode([...itemAt, 'mode'], item.mode),
    ];
  });
}

type SourceValidator = (volume: Volume, at: FieldPath) => FieldError[];

const sourceValidators: Partial<Record<SourceName, SourceValidator>> = {
  emptyDir: ({ emptyDir }, at) =>
    (parseQuantity(emptyDir?.sizeLimit ?? '0')?.nanos ?? 0n) < 0n
      ? [fieldErrors.forbidden([...at, 'sizeLimit'], 'SizeLimit field must be a valid resource quantity')]
      : [],
  hostPath: ({ hostPath }, at) =>
    hostPath?.path
      ? [
          ...noBacksteps([...at, 'path'], hostPath.path),
          ...oneOf([...at, 'type'], hostPath.type ?? '', hostPathTypes),
        ]
      : [fieldErrors.required([...at, 'path'])],
  secret: ({ secret }, at) => [
    ...required([...at, 'secretName'], secret?.secretName),
    ...fileMode([...at, 'defaultMode'], secret?.defaultMode),
    ...validateItems(secret?.items ?? [], [...at, 'items']),
  ],
  configMap: ({ configMap }, at) => [
    ...required([...at, 'name'], configMap?.name),
    ...fileMode([...at, 'defaultMode'], configMap?.defaultMode),
    ...validateItems(configMap?.items ?? [], [...at, 'items']),
  ],
  downwardAPI: ({ downwardAPI }, at) => fileMode([...at, 'defaultMode'], downwardAPI?.defaultMode),
  projected: ({ projected }, at) => fileMode([...at, 'defaultMode'], projected?.defaultMode),
  persistentVolumeClaim: (volume, at) =>
    required([...at, 'claimName'], volume.persistentVolumeClaim?.claimName),
  nfs: ({ nfs }, at) => [
    ...required([...at, 'server'], nfs?.server),
    ...required([...at, 'path'], nfs?.path),
    ...(nfs?.path && !nfs.path.startsWith('/')
      ? [fieldErrors.invalid([...at, 'path'], nfs.path, 'must be an absolute path')]
      : []),
  ],
};

function validateSource(volume: Volume, at: FieldPath): FieldError[] {
  const present = sourceOrder.filter((name) => Object.hasOwn(volume, name));
  return present.flatMap((name, index) =>
    index === 0
      ? (sourceValidators[name]?.(volume, [...at, name]) ?? [])
      : [fieldErrors.forbidden([...at, name], 'may not specify more than 1 volume type')],
  );
}

/** Errors, and the names that volumeMounts may use. */
export function validateVolumes(
  volumes: readonly Volume[],
  at: FieldPath,
): { readonly errors: FieldError[]; readonly names: ReadonlySet<string> } {
  const names = new Set<string>();
  const errors = volumes.flatMap((volume, index) => {
    const nameAt = [...at, index, 'name'];
    const found = [
      ...validateSource(volume, [...at, index]),
      ...requiredName(nameAt, volume.name, dns1123LabelErrors),
      ...(names.has(volume.name) ? [fieldErrors.duplicate(nameAt, volume.name)] : []),
    ];
    if (found.length === 0) names.add(volume.name);
    return found;
  });
  return { errors, names };
}
