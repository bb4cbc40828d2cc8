// The scheduler of a cluster of one node: filters in kube-scheduler's order, its texts. Pure.

import type { Node, PodObject } from '../../common/kubernetes/objects.ts';

export type SchedulingDecision =
  /** Write `nodeName` into the spec. */
  | { readonly kind: 'scheduled'; readonly nodeName: string }
  /** `message` for the FailedScheduling event and the PodScheduled condition. */
  | { readonly kind: 'unschedulable'; readonly message: string };

/** `others` are all other pods of the store; those that ended or are bound elsewhere do not count. */
export function schedulePod(pod: PodObject, node: Node, others: readonly PodObject[]): SchedulingDecision {
  throw new Error(`not implemented ${pod.metadata.name} ${node.kind} ${others.length}`);
}
