// How the kubelet names a pod inside its messages.

export interface PodIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
}

/** `web_default(6f1c…)`: the kubelet's format.Pod. */
export function podRef(pod: PodIdentity): string {
  return `${pod.name}_${pod.namespace}(${pod.uid})`;
}
