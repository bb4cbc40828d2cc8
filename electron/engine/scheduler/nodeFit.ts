// Single checks of a pod against the node, shared by scheduler and kubelet admission. Pure.

import type { Node, PodObject, Taint, Toleration } from '../../common/kubernetes/objects.ts';
import {
  allocatableOf,
  type NodeResource,
  nodeResources,
  podRequests,
  sumOfRequests,
} from './podRequests.ts';

/** True when one of the pod's tolerations covers the taint (component-helpers/scheduling). */
export function tolerates(tolerations: readonly Toleration[], taint: Taint): boolean {
  return tolerations.some(({ key, operator = 'Equal', value, effect }) => {
    if (effect !== undefined && effect !== '' && effect !== taint.effect) return false;
    if (key !== undefined && key !== '' && key !== taint.key) return false;
    if (operator === 'Exists') return true;
    return (value ?? '') === (taint.value ?? '') && key !== undefined && key !== '';
  });
}

/** The first taint with one of `effects` that the pod does not tolerate. */
export function untoleratedTaint(pod: PodObject, node: Node, effects: readonly string[]): Taint | undefined {
  const tolerations = pod.spec.tolerations ?? [];
  return (node.spec?.taints ?? []).find(
    (taint) => effects.includes(taint.effect) && !tolerates(tolerations, taint),
  );
}

export function matchesNodeSelector(pod: PodObject, node: Node): boolean {
  const labels = node.metadata?.labels ?? {};
  return Object.entries(pod.spec.nodeSelector ?? {}).every(
    ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
  );
}

export interface Shortage {
  readonly resource: NodeResource;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
}

/** What the node lacks beside the pods that are on it; a pod that asks for none of a resource never lacks it. */
export function shortages(pod: PodObject, node: Node, onNode: readonly PodObject[]): readonly Shortage[] {
  const wanted = podRequests(pod.spec);
  const used = sumOfRequests(onNode);
  const allocatable = allocatableOf(node);
  return nodeResources
    .map((resource) => ({
      resource,
      requested: wanted[resource],
      used: used[resource],
      capacity: allocatable[resource],
    }))
    .filter(({ requested, used: held, capacity }) => requested > 0 && requested > capacity - held);
}
