// Status of pods that the node does not run: not scheduled yet, or refused at admission. Pure.

import { timestamp } from '../../common/clock.ts';
import { conditionReasons, statusMessages } from '../../common/kubectl/conditionMessages.ts';
import type { PodObject, PodStatus } from '../../common/kubernetes/objects.ts';
import { qosClassOf } from '../../common/kubernetes/qos.ts';
import { condition } from './podConditions.ts';

/** A pod that was just accepted and not looked at yet: Pending, no conditions. */
export function newPodStatus(pod: PodObject): PodStatus {
  return { phase: 'Pending', qosClass: qosClassOf(pod.spec) };
}

/** A pod that waits for a node; `message` is the FailedScheduling text. */
export function unschedulablePodStatus(pod: PodObject, message: string, now: number): PodStatus {
  const wanted = { type: 'PodScheduled', status: 'False', reason: conditionReasons.unschedulable, message };
  return {
    ...newPodStatus(pod),
    conditions: [condition(wanted, pod.status?.conditions ?? [], now)],
  };
}

/** A pod refused at admission: Failed for good. `text` is the event's message. */
export function rejectedPodStatus(pod: PodObject, reason: string, text: string, now: number): PodStatus {
  return {
    ...newPodStatus(pod),
    phase: 'Failed',
    reason,
    message: statusMessages.rejected(text),
    conditions: [condition({ type: 'PodScheduled', status: 'True' }, pod.status?.conditions ?? [], now)],
    startTime: timestamp(now),
  };
}
