// The Volumes block of a describe text (semantics §5.7). Sources that kubectl does not know print `<unknown>`.

import type { Volume } from '../kubernetes/objects.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';
import { indent } from './describeLines.ts';
import { quantityText } from './describeResources.ts';

/** `image` came with 1.31, after the release that the types are made from. */
type AnyVolume = Volume & { readonly image?: { readonly reference?: string; readonly pullPolicy?: string } };

export function describeVolumes(volumes: readonly AnyVolume[] = []): string[] {
  if (volumes.length === 0) return ['Volumes:\t<none>'];
  return ['Volumes:', ...volumes.flatMap((volume) => [`  ${volume.name}:`, ...sourceLines(volume)])];
}

function sourceLines(volume: AnyVolume): string[] {
  const lines = machineSource(volume) ?? objectSource(volume) ?? otherSource(volume);
  return lines ? indent(2, lines) : ['  <unknown>'];
}

/** Sources that live on the machine itself. */
function machineSource({ emptyDir, hostPath, image, nfs }: AnyVolume): string[] | undefined {
  if (emptyDir) {
    return [
      "Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
      `Medium:\t${emptyDir.medium ?? ''}`,
      `SizeLimit:\t${sizeLimit(emptyDir.sizeLimit)}`,
    ];
  }
  if (hostPath) {
    return [
      'Type:\tHostPath (bare host directory volume)',
      `Path:\t${hostPath.path}`,
      `HostPathType:\t${hostPath.type ?? '<none>'}`,
    ];
  }
  if (image) {
    return [
      'Type:\tImage (a container image or OCI artifact)',
      `Reference:\t${image.reference ?? ''}`,
      `PullPolicy:\t${image.pullPolicy ?? ''}`,
    ];
  }
  if (!nfs) return undefined;
  return [
    'Type:\tNFS (an NFS mount that lasts the lifetime of a pod)',
    `Server:\t${nfs.server}`,
    `Path:\t${nfs.path}`,
    `ReadOnly:\t${nfs.readOnly ?? false}`,
  ];
}

/** Sources filled from API objects. */
function objectSource({ configMap, secret, downwardAPI, projected }: AnyVolume): string[] | undefined {
  if (configMap) {
    return [
      'Type:\tConfigMap (a volume populated by a ConfigMap)',
      `Name:\t${configMap.name ?? ''}`,
      `Optional:\t${configMap.optional ?? false}`,
    ];
  }
  if (secret) {
    return [
      'Type:\tSecret (a volume populated by a Secret)',
      `SecretName:\t${secret.secretName ?? ''}`,
      `Optional:\t${secret.optional ?? false}`,
    ];
  }
  if (downwardAPI) {
    return [
      'Type:\tDownwardAPI (a volume populated by information about the pod)',
      'Items:',
      ...indent(1, (downwardAPI.items ?? []).flatMap(downwardItem)),
    ];
  }
  return projected ? projectedLines(projected) : undefined;
}

function otherSource({ persistentVolumeClaim, ephemeral }: AnyVolume): string[] | undefined {
  if (persistentVolumeClaim) {
    return [
      'Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
      `ClaimName:\t${persistentVolumeClaim.claimName}`,
      `ReadOnly:\t${persistentVolumeClaim.readOnly ?? false}`,
    ];
  }
  if (!ephemeral) return undefined;
  return [
    'Type:\tEphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
  ];
}

type DownwardItem = NonNullable<NonNullable<Volume['downwardAPI']>['items']>[number];

function downwardItem({ fieldRef, resourceFieldRef, path }: DownwardItem): string[] {
  return [
    ...(fieldRef ? [`${fieldRef.fieldPath} -> ${path}`] : []),
    ...(resourceFieldRef ? [`${resourceFieldRef.resource} -> ${path}`] : []),
  ];
}

/** 1.32 prints the pointer behind `optional`, hence `<nil>` where the manifest leaves it out. */
function projectedLines({ sources = [] }: NonNullable<Volume['projected']>): string[] {
  const lines = sources.flatMap(({ secret, downwardAPI, configMap, serviceAccountToken }) => {
    if (secret) {
      return [`SecretName:\t${secret.name ?? ''}`, `SecretOptionalName:\t${secret.optional ?? '<nil>'}`];
    }
    if (downwardAPI) return ['DownwardAPI:\ttrue'];
    if (configMap) {
      return [
        `ConfigMapName:\t${configMap.name ?? ''}`,
        `ConfigMapOptional:\t${configMap.optional ?? '<nil>'}`,
      ];
    }
    const seconds = serviceAccountToken?.expirationSeconds;
    return seconds === undefined ? [] : [`TokenExpirationSeconds:\t${seconds}`];
  });
  return ['Type:\tProjected (a volume that contains injected data from multiple sources)', ...lines];
}

function sizeLimit(limit: string | undefined): string {
  const parsed = limit === undefined ? undefined : parseQuantity(limit);
  return limit !== undefined && parsed && parsed.nanos > 0n ? quantityText(limit) : '<unset>';
}
