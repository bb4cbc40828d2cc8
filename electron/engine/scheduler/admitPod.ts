// The kubelet's own check of a pod that came with spec.nodeName, past the scheduler. Pure.

import type { Node, PodObject } from '../../common/kubernetes/objects.ts';

export type Admission =
  | { readonly kind: 'admitted' }
  /** Reason and message of the event; `rejectedPodStatus` takes both. */
  | { readonly kind: 'rejected'; readonly reason: string; readonly message: string };

/** Ask once per pod, before it has a startTime: a running pod is never rejected afterwards. */
export function admitPod(pod: PodObject, node: Node, others: readonly PodObject[]): Admission {
  throw new Error(`not implemented ${pod.metadata.name} ${node.kind} ${others.length}`);
}
