// The kubelet's own check of a pod that is bound to its node, by the scheduler or past it. Pure.

import { schedulingReasons } from '../../common/kubectl/schedulingMessages.ts';
import { goQuote } from '../../common/kubernetes/goQuote.ts';
import type { Node, PodObject } from '../../common/kubernetes/objects.ts';
import { dottedSysctl, isSafeSysctl } from '../../common/kubernetes/safeSysctls.ts';
import { matchesNodeSelector, shortages, untoleratedTaint } from './nodeFit.ts';
import { hostPortsClash, podLimitOf, podsOnNode } from './podRequests.ts';

/** Reason and message of the event; `rejectedPodStatus` takes both. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly reason: string;
  readonly message: string;
}

export type Admission = { readonly kind: 'admitted' } | Rejection;

/** Ask once per pod, before it has a startTime: a running pod is never rejected afterwards. */
export function admitPod(pod: PodObject, node: Node, others: readonly PodObject[]): Admission {
  const unsafe = pod.spec.securityContext?.sysctls?.find(({ name }) => !isSafeSysctl(name));
  if (unsafe !== undefined) {
    const message = `forbidden sysctl: ${goQuote(dottedSysctl(unsafe.name))} not allowlisted`;
    return { kind: 'rejected', reason: 'SysctlForbidden', message };
  }
  const onNode = podsOnNode(pod, node, others);
  const limit = podLimitOf(node);
  if (onNode.length + 1 > limit) return outOf('pods', 1, onNode.length, limit);
  const [shortage] = shortages(pod, node, onNode);
  if (shortage !== undefined) {
    return outOf(shortage.resource, shortage.requested, shortage.used, shortage.capacity);
  }
  if (!matchesNodeSelector(pod, node)) {
    return predicateFailed('NodeAffinity', schedulingReasons.nodeSelectorMismatch());
  }
  if (hostPortsClash(pod, onNode)) return predicateFailed('NodePorts', schedulingReasons.hostPortsTaken());
  // A pod with a node's name is past NoSchedule; only NoExecute still drives it away.
  if (untoleratedTaint(pod, node, ['NoExecute']) !== undefined) {
    return predicateFailed('TaintToleration', "node(s) had taints that the pod didn't tolerate");
  }
  return { kind: 'admitted' };
}

function outOf(resource: string, requested: number, used: number, capacity: number): Admission {
  return {
    kind: 'rejected',
    reason: `OutOf${resource}`,
    message:
      `Node didn't have enough resource: ${resource}, ` +
      `requested: ${requested}, used: ${used}, capacity: ${capacity}`,
  };
}

function predicateFailed(reason: string, text: string): Admission {
  return { kind: 'rejected', reason, message: `Predicate ${reason} failed: ${text}` };
}
