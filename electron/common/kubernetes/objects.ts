// The Kubernetes v1 types in use. The object model of Podbay is Kubernetes' own (types from `kubernetes-types`):
// nothing here may invent a field. Only types: importing this file costs nothing at run time.

import type { Pod, PodSpec, PodStatus } from 'kubernetes-types/core/v1';
import type { ObjectMeta } from 'kubernetes-types/meta/v1';

export type {
  Capabilities,
  Container,
  ContainerPort,
  ContainerState,
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
  ContainerStatus,
  EmptyDirVolumeSource,
  EnvVar,
  Event,
  EventSource,
  HostAlias,
  HostPathVolumeSource,
  Node,
  NodeSelectorTerm,
  NodeStatus,
  ObjectReference,
  Pod,
  PodAffinityTerm,
  PodCondition,
  PodDNSConfig,
  PodIP,
  PodSecurityContext,
  PodSpec,
  PodStatus,
  ResourceRequirements,
  SeccompProfile,
  SecurityContext,
  Sysctl,
  Taint,
  Toleration,
  Volume,
  VolumeMount,
} from 'kubernetes-types/core/v1';
export type { LabelSelector, ObjectMeta } from 'kubernetes-types/meta/v1';

/** A Pod after decoding, defaulting and validation, before the store gives it a uid (and a generated name). */
export interface PodManifest extends Pod {
  readonly apiVersion: 'v1';
  readonly kind: 'Pod';
  readonly metadata: ObjectMeta & { readonly namespace: string };
  readonly spec: PodSpec;
}

/** Metadata that every stored object has. `creationTimestamp` is RFC 3339 in UTC with whole seconds. */
export interface StoredObjectMeta extends ObjectMeta {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly creationTimestamp: string;
  /** The store's revision counter in decimal; compare for equality only. */
  readonly resourceVersion: string;
}

/**
 * A Pod as the store keeps it and the wire carries it: defaulted, validated and named.
 * Validation guarantees at least one entry in `spec.containers`, each with a name and an image.
 */
export interface PodObject extends Pod {
  readonly apiVersion: 'v1';
  readonly kind: 'Pod';
  readonly metadata: StoredObjectMeta;
  readonly spec: PodSpec;
  readonly status?: PodStatus;
}
