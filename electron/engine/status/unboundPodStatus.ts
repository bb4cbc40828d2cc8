// Status of pods that the node does not run: not scheduled yet, or refused at admission. Pure.

import type { PodObject, PodStatus } from '../../common/kubernetes/objects.ts';

/** A pod that waits for a node; `message` is the FailedScheduling text. */
export function unschedulablePodStatus(pod: PodObject, message: string, now: number): PodStatus {
  throw new Error(`not implemented ${pod.metadata.name} ${message} ${now}`);
}

/** A pod that was just accepted and not looked at yet: Pending, no conditions. */
export function newPodStatus(pod: PodObject): PodStatus {
  throw new Error(`not implemented ${pod.metadata.name}`);
}

/** A pod refused at admission: Failed for good. `text` is the event's message. */
export function rejectedPodStatus(pod: PodObject, reason: string, text: string, now: number): PodStatus {
  throw new Error(`not implemented ${pod.metadata.name} ${reason} ${text} ${now}`);
}
