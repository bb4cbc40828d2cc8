// Binds pods to the one node: the scheduler's pass over pods without a node, and the kubelet's admission of those that
// came with its name. Runs when a pod is made and whenever the node or another pod changes.

import type { Clock } from '../common/clock.ts';
import { timestamp } from '../common/clock.ts';
import { schedulerEvents } from '../common/kubectl/eventMessages.ts';
import type { Node, PodObject } from '../common/kubernetes/objects.ts';
import type { EventRecorder } from './events/eventRecorder.ts';
import { podEventTarget } from './events/eventTarget.ts';
import type { PodTable } from './podTable.ts';
import { admitPod, type Rejection } from './scheduler/admitPod.ts';
import { schedulePod } from './scheduler/schedulePod.ts';
import { rejectedPodStatus, unschedulablePodStatus } from './status/unboundPodStatus.ts';

export interface PodBinderOptions {
  readonly pods: PodTable;
  readonly recorder: EventRecorder;
  readonly clock: Clock;
}

export class PodBinder {
  readonly #options: PodBinderOptions;

  constructor(options: PodBinderOptions) {
    this.#options = options;
  }

  /** Returns the uids of pods that may start now. */
  async bindAll(node: Node): Promise<readonly string[]> {
    const bound: string[] = [];
    for (const { metadata } of this.#options.pods.list()) {
      if (await this.bind(metadata.uid, node)) bound.push(metadata.uid);
    }
    return bound;
  }

  /** True when the pod has just been bound. */
  async bind(uid: string, node: Node): Promise<boolean> {
    const pod = this.#options.pods.get(uid);
    if (!pod || pod.metadata.deletionTimestamp !== undefined) return false;
    if (!pod.spec.nodeName) return this.#schedule(pod, node);
    const isNew = pod.status?.startTime === undefined && pod.status?.phase === 'Pending';
    return isNew && pod.spec.nodeName === node.metadata?.name && this.#admit(pod, node);
  }

  async #schedule(pod: PodObject, node: Node): Promise<boolean> {
    const { pods, recorder, clock } = this.#options;
    const others = this.#others(pod);
    const decision = schedulePod(pod, node, others);
    if (decision.kind === 'scheduled') {
      const { nodeName } = decision;
      const bound = { ...pod, spec: { ...pod.spec, nodeName } };
      const text = schedulerEvents.scheduled(pod.metadata, nodeName);
      recorder.record({ involvedObject: podEventTarget(pod), text, component: 'default-scheduler' });
      const admission = admitPod(bound, node, others);
      if (admission.kind === 'rejected') return this.#reject(bound, admission);
      // Not waited for: a binding that is lost is simply made again.
      pods.putSoon(bound);
      return true;
    }
    const status = unschedulablePodStatus(pod, decision.message, clock.now());
    const before = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
    if (before?.message !== decision.message) {
      await pods.put({ ...pod, status });
      const text = schedulerEvents.failedScheduling(decision.message);
      recorder.record({ involvedObject: podEventTarget(pod), text, component: 'default-scheduler' });
    }
    return false;
  }

  async #admit(pod: PodObject, node: Node): Promise<boolean> {
    const { pods, clock } = this.#options;
    const admission = admitPod(pod, node, this.#others(pod));
    if (admission.kind === 'rejected') return this.#reject(pod, admission);
    await pods.put({ ...pod, status: { ...pod.status, startTime: timestamp(clock.now()) } });
    return true;
  }

  async #reject(pod: PodObject, { reason, message }: Rejection): Promise<false> {
    const { pods, recorder, clock } = this.#options;
    await pods.put({ ...pod, status: rejectedPodStatus(pod, reason, message, clock.now()) });
    const text = { type: 'Warning', reason, message } as const;
    recorder.record({ involvedObject: podEventTarget(pod), text, component: 'kubelet' });
    return false;
  }

  #others(pod: PodObject): readonly PodObject[] {
    return this.#options.pods.list().filter(({ metadata }) => metadata.uid !== pod.metadata.uid);
  }
}
