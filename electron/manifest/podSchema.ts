// The generated schema, and the Go names behind it that appear in the API server's decoding errors.

import {
  type FieldPath,
  type FieldSchema,
  itemTypeOf,
  type TypeSchema,
  valueTypeOf,
  schemaAt as walk,
} from '../common/kubernetes/typeSchema.ts';
import generated from './podSchema.generated.json' with { type: 'json' };

export const podSchema: TypeSchema = generated;

/** Type, documentation and allowed values of a field of a Pod; undefined where there is no such field. */
export function schemaAt(path: FieldPath): FieldSchema | undefined {
  return walk(podSchema, path);
}

/** Go's named string types: a wrong JSON type is reported with these names. Source: k8s.io/api/core/v1. */
const namedStrings: Readonly<Record<string, string>> = {
  'AppArmorProfile.type': 'v1.AppArmorProfileType',
  'Capabilities.add': '[]v1.Capability',
  'Capabilities.drop': '[]v1.Capability',
  'Container.imagePullPolicy': 'v1.PullPolicy',
  'Container.restartPolicy': 'v1.ContainerRestartPolicy',
  'Container.terminationMessagePolicy': 'v1.TerminationMessagePolicy',
  'ContainerPort.protocol': 'v1.Protocol',
  'ContainerResizePolicy.resourceName': 'v1.ResourceName',
  'ContainerResizePolicy.restartPolicy': 'v1.ResourceResizeRestartPolicy',
  'EmptyDirVolumeSource.medium': 'v1.StorageMedium',
  'HTTPGetAction.scheme': 'v1.URIScheme',
  'HostPathVolumeSource.type': 'v1.HostPathType',
  'ImageVolumeSource.pullPolicy': 'v1.PullPolicy',
  'ObjectMeta.uid': 'types.UID',
  'PodOS.name': 'v1.OSName',
  'PodSecurityContext.fsGroupChangePolicy': 'v1.PodFSGroupChangePolicy',
  'PodSecurityContext.supplementalGroupsPolicy': 'v1.SupplementalGroupsPolicy',
  'PodSpec.dnsPolicy': 'v1.DNSPolicy',
  'PodSpec.preemptionPolicy': 'v1.PreemptionPolicy',
  'PodSpec.restartPolicy': 'v1.RestartPolicy',
  'SeccompProfile.type': 'v1.SeccompProfileType',
  'SecurityContext.procMount': 'v1.ProcMountType',
  'Toleration.effect': 'v1.TaintEffect',
  'Toleration.operator': 'v1.TolerationOperator',
  'TopologySpreadConstraint.whenUnsatisfiable': 'v1.UnsatisfiableConstraintAction',
  'VolumeMount.mountPropagation': 'v1.MountPropagationMode',
  'VolumeMount.recursiveReadOnly': 'v1.RecursiveReadOnlyMode',
};

const scalarNames: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'bool',
  int32: 'int32',
  int64: 'int64',
  Quantity: 'resource.Quantity',
};

/** The Go type of a field whose schema type is `type`, as `%v` of a reflect.Type prints it. */
export function goTypeName(owner: string, field: string, type: string): string {
  const named = namedStrings[`${owner}.${field}`];
  if (named !== undefined) return type.startsWith('[]') || !named.startsWith('[]') ? named : named.slice(2);
  const item = itemTypeOf(type);
  if (item !== undefined) return `[]${goTypeName(owner, field, item)}`;
  const value = valueTypeOf(type);
  if (value === 'Quantity') return 'v1.ResourceList';
  if (value !== undefined) return `map[string]${goTypeName(owner, field, value)}`;
  return scalarNames[type] ?? `v1.${type}`;
}
