// What containers say about themselves: Kubernetes' labels, and our own, from which a lost store is rebuilt. Only
// containers with `io.podbay.managed=true` are ever touched.

import { z } from 'zod';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import type { CreateContainerRequest, EphemeralContainer } from '../../engine/runtime/podRuntime.ts';
import { SANDBOX_CONTAINER_NAME } from './naming.ts';
import { podCopy, unpackedCopy } from './podCopy.ts';

export const labelKeys = {
  managed: 'io.podbay.managed',
  /** Which Podbay it belongs to, where several share an engine. */
  instance: 'io.podbay.instance',
  /** The pod, on the sandbox: see podCopy.ts. */
  pod: 'io.podbay.pod',
  kind: 'io.podbay.container.kind',
  attempt: 'io.podbay.attempt',
  specHash: 'io.podbay.container.spec-hash',
  /** The image as the manifest names it: containers are created by image id. */
  image: 'io.podbay.container.image',
  /** JSON of the ephemeral container, on it: it came into the pod after the sandbox and its copy were made. */
  ephemeral: 'io.podbay.container.ephemeral',
  /** JSON of the LeaseHolder, on the lease container. */
  lease: 'io.podbay.lease',
  podName: 'io.kubernetes.pod.name',
  podNamespace: 'io.kubernetes.pod.namespace',
  podUid: 'io.kubernetes.pod.uid',
  containerName: 'io.kubernetes.container.name',
  type: 'io.kubernetes.docker.type',
  sandboxId: 'io.kubernetes.sandbox.id',
} as const;

/** cri-dockerd's two types, and ours for containers that only give access to files. */
export const containerTypes = {
  sandbox: 'podsandbox',
  container: 'container',
  files: 'podbay-files',
} as const;

/** Of an annotation's value as a label: every event of the sandbox carries it, and the copy of the pod has it too. */
const MAX_ANNOTATION_LABEL_CHARS = 4096;

type Labels = Readonly<Record<string, string>>;

/** On what all instances on an engine share. */
export const managedLabel: Labels = { [labelKeys.managed]: 'true' };

/** On everything that one instance makes. */
export function instanceLabels(instance: string): Labels {
  return { ...managedLabel, [labelKeys.instance]: instance };
}

/** The engine's filter for what `instance` made. */
export function ofInstance(instance: string): readonly string[] {
  return Object.entries(instanceLabels(instance)).map(([key, value]) => `${key}=${value}`);
}

/** True for what this instance made, and so may touch. */
export function isOwn(labels: Labels, instance: string): boolean {
  return labels[labelKeys.managed] === 'true' && labels[labelKeys.instance] === instance;
}

/** On every container and volume of a pod. */
export function podLabels(pod: PodObject, instance: string): Labels {
  const { name, namespace, uid } = pod.metadata;
  return {
    ...instanceLabels(instance),
    [labelKeys.podName]: name,
    [labelKeys.podNamespace]: namespace,
    [labelKeys.podUid]: uid,
  };
}

function annotationLabels(annotations: Labels | undefined): Labels {
  return Object.fromEntries(
    Object.entries(annotations ?? {})
      .filter(([, value]) => value.length <= MAX_ANNOTATION_LABEL_CHARS)
      .map(([key, value]) => [`annotation.${key}`, value]),
  );
}

/** The pod's own labels and annotations come first, so that none of them can pose as one of ours. */
export function sandboxLabels(pod: PodObject, attempt: number, instance: string): Labels {
  return {
    ...pod.metadata.labels,
    ...annotationLabels(pod.metadata.annotations),
    ...podLabels(pod, instance),
    [labelKeys.type]: containerTypes.sandbox,
    [labelKeys.containerName]: SANDBOX_CONTAINER_NAME,
    [labelKeys.attempt]: String(attempt),
    [labelKeys.pod]: podCopy(pod),
  };
}

/** cri-dockerd's annotations that other tools and a restarted agent read. */
function containerAnnotations({ pod, container, attempt, specHash }: CreateContainerRequest): Labels {
  const grace = pod.spec.terminationGracePeriodSeconds;
  const deletionGrace = pod.metadata.deletionGracePeriodSeconds;
  const { ports, lifecycle } = container;
  return annotationLabels({
    'io.kubernetes.container.hash': specHash,
    'io.kubernetes.container.restartCount': String(attempt),
    'io.kubernetes.container.terminationMessagePath':
      container.terminationMessagePath ?? '/dev/termination-log',
    'io.kubernetes.container.terminationMessagePolicy': container.terminationMessagePolicy ?? 'File',
    ...(grace === undefined ? {} : { 'io.kubernetes.pod.terminationGracePeriod': String(grace) }),
    ...(deletionGrace === undefined
      ? {}
      : { 'io.kubernetes.pod.deletionGracePeriod': String(deletionGrace) }),
    ...(lifecycle?.preStop === undefined
      ? {}
      : { 'io.kubernetes.container.preStopHandler': JSON.stringify(lifecycle.preStop) }),
    ...(ports === undefined || ports.length === 0
      ? {}
      : { 'io.kubernetes.container.ports': JSON.stringify(ports) }),
  });
}

export function containerLabels(request: CreateContainerRequest, instance: string): Labels {
  const { pod, container, kind, sandboxId, attempt, specHash } = request;
  const { name, namespace, uid } = pod.metadata;
  const ephemeral = pod.spec.ephemeralContainers?.find((added) => added.name === container.name);
  return {
    ...containerAnnotations(request),
    ...podLabels(pod, instance),
    'io.kubernetes.container.logpath': `/var/log/pods/${namespace}_${name}_${uid}/${container.name}/${attempt}.log`,
    [labelKeys.type]: containerTypes.container,
    [labelKeys.containerName]: container.name,
    [labelKeys.sandboxId]: sandboxId,
    [labelKeys.kind]: kind,
    [labelKeys.attempt]: String(attempt),
    [labelKeys.specHash]: specHash,
    [labelKeys.image]: container.image ?? '',
    ...(kind === 'ephemeral' ? { [labelKeys.ephemeral]: JSON.stringify(ephemeral) } : {}),
  };
}

const attemptSchema = z.string().regex(/^\d+$/).transform(Number);

const jsonSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(unpackedCopy(text));
  } catch {
    context.issues.push({ code: 'custom', message: 'is not JSON', input: text });
    return z.NEVER;
  }
});

const podShape = z.looseObject({
  kind: z.literal('Pod'),
  metadata: z.looseObject({ name: z.string(), namespace: z.string(), uid: z.string() }),
  spec: z.looseObject({ containers: z.array(z.looseObject({ name: z.string() })).min(1) }),
});
const storedPodSchema = jsonSchema.pipe(z.custom<PodObject>((value) => podShape.safeParse(value).success));

const ephemeralShape = z.looseObject({ name: z.string(), image: z.string() });
const storedEphemeralSchema = jsonSchema.pipe(
  z.custom<EphemeralContainer>((value) => ephemeralShape.safeParse(value).success),
);

export const sandboxLabelsSchema = z.object({
  [labelKeys.managed]: z.literal('true'),
  [labelKeys.type]: z.literal(containerTypes.sandbox),
  [labelKeys.podUid]: z.string(),
  [labelKeys.attempt]: attemptSchema,
  [labelKeys.pod]: storedPodSchema,
});

export const containerLabelsSchema = z.object({
  [labelKeys.managed]: z.literal('true'),
  [labelKeys.type]: z.literal(containerTypes.container),
  [labelKeys.podUid]: z.string(),
  [labelKeys.containerName]: z.string(),
  [labelKeys.sandboxId]: z.string(),
  [labelKeys.kind]: z.enum(['init', 'app', 'ephemeral']),
  [labelKeys.attempt]: attemptSchema,
  [labelKeys.specHash]: z.string(),
  [labelKeys.image]: z.string(),
  // A container is one of ours without it too.
  [labelKeys.ephemeral]: storedEphemeralSchema.optional().catch(undefined),
});
