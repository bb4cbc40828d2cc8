// What an event is about: `involvedObject` of a pod, of one of its containers, or of the node.

import type { Node, ObjectReference, PodObject } from '../../common/kubernetes/objects.ts';
import type { ContainerKind } from '../runtime/podRuntime.ts';

export function podEventTarget(pod: PodObject): ObjectReference {
  const { namespace, name, uid, resourceVersion } = pod.metadata;
  return { kind: 'Pod', apiVersion: 'v1', namespace, name, uid, resourceVersion };
}

const specLists: Readonly<Record<ContainerKind, string>> = {
  init: 'initContainers',
  app: 'containers',
  ephemeral: 'ephemeralContainers',
};

export function containerEventTarget(
  pod: PodObject,
  kind: ContainerKind,
  container: string,
): ObjectReference {
  return { ...podEventTarget(pod), fieldPath: `spec.${specLists[kind]}{${container}}` };
}

/** As the kubelet does, the node's name stands for its uid. */
export function nodeEventTarget(node: Node): ObjectReference {
  const name = node.metadata?.name ?? '';
  return { kind: 'Node', name, uid: name };
}
