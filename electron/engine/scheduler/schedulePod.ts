// The scheduler of a cluster of one node: filters in kube-scheduler's order, its texts. Pure.
// As in kube-scheduler the first filter that refuses the node ends the search, and only its reasons are told.

import { failedSchedulingMessage, schedulingReasons } from '../../common/kubectl/schedulingMessages.ts';
import type { Node, PodObject, Taint } from '../../common/kubernetes/objects.ts';
import { matchesNodeSelector, shortages, tolerates, untoleratedTaint } from './nodeFit.ts';
import { hostPortsClash, podLimitOf, podsOnNode } from './podRequests.ts';

export type SchedulingDecision =
  /** Write `nodeName` into the spec. */
  | { readonly kind: 'scheduled'; readonly nodeName: string }
  /** `message` for the FailedScheduling event and the PodScheduled condition. */
  | { readonly kind: 'unschedulable'; readonly message: string };

/** Reasons of the filter that refused; `preemptable`: evicting other pods could have helped. */
interface Refusal {
  readonly reasons: readonly string[];
  readonly preemptable: boolean;
}

/** What a cordoned node carries: a pod may tolerate it. */
const cordonTaint: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/** `others` are all other pods of the store; those that ended or are bound elsewhere do not count. */
export function schedulePod(pod: PodObject, node: Node, others: readonly PodObject[]): SchedulingDecision {
  const refusal = refusalOf(pod, node, podsOnNode(pod, node, others));
  if (refusal === undefined) return { kind: 'scheduled', nodeName: node.metadata?.name ?? '' };
  return {
    kind: 'unschedulable',
    message: failedSchedulingMessage(refusal.reasons, refusal.preemptable),
  };
}

function refusalOf(pod: PodObject, node: Node, onNode: readonly PodObject[]): Refusal | undefined {
  const final = (reason: string): Refusal => ({ reasons: [reason], preemptable: false });
  if (node.spec?.unschedulable === true && !tolerates(pod.spec.tolerations ?? [], cordonTaint)) {
    return final(schedulingReasons.unschedulable());
  }
  const { nodeName } = pod.spec;
  if (nodeName !== undefined && nodeName !== '' && nodeName !== node.metadata?.name) {
    return final(schedulingReasons.nodeNameMismatch());
  }
  const taint = untoleratedTaint(pod, node, ['NoSchedule', 'NoExecute']);
  if (taint !== undefined) return final(schedulingReasons.untoleratedTaint(taint.key, taint.value ?? ''));
  if (!matchesNodeSelector(pod, node)) return final(schedulingReasons.nodeSelectorMismatch());
  if (hostPortsClash(pod, onNode))
    return { reasons: [schedulingReasons.hostPortsTaken()], preemptable: true };

  const reasons = shortages(pod, node, onNode).map(({ resource }) =>
    schedulingReasons.insufficient(resource),
  );
  if (onNode.length + 1 > podLimitOf(node)) reasons.unshift(schedulingReasons.tooManyPods());
  return reasons.length === 0 ? undefined : { reasons, preemptable: true };
}
