// The scheduler's FailedScheduling text (also the message of PodScheduled=False), in the wording of Kubernetes 1.32.
// Texts are wire facts: never translate, never reword.

/** Why a node does not take a pod. */
export const schedulingReasons = {
  insufficient: (resource: string) => `Insufficient ${resource}`,
  tooManyPods: () => 'Too many pods',
  nodeSelectorMismatch: () => "node(s) didn't match Pod's node affinity/selector",
  nodeNameMismatch: () => "node(s) didn't match the requested node name",
  hostPortsTaken: () => "node(s) didn't have free ports for the requested pod ports",
  unschedulable: () => 'node(s) were unschedulable',
  untoleratedTaint: (key: string, value: string) => `node(s) had untolerated taint {${key}: ${value}}`,
  podAffinityMismatch: () => "node(s) didn't match pod affinity rules",
  podAntiAffinityMismatch: () => "node(s) didn't match pod anti-affinity rules",
  topologySpreadMismatch: () => "node(s) didn't match pod topology spread constraints",
} as const;

/**
 * FailedScheduling text for one machine. `reasons` (one per failed check) come from `schedulingReasons`.
 * `preemptable` says whether evicting other pods could help (resources and ports), which decides the last sentence.
 */
export function failedSchedulingMessage(reasons: readonly string[], preemptable: boolean): string {
  const perReason = reasons.map((reason) => `1 ${reason}`).sort();
  const preemption = preemptable
    ? 'No preemption victims found for incoming pod.'
    : 'Preemption is not helpful for scheduling.';
  return (
    `0/1 nodes are available: ${perReason.join(', ')}. ` +
    `preemption: 0/1 nodes are available: 1 ${preemption}`
  );
}
