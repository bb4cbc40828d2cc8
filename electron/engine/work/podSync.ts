// One look at one pod: read the runtime, read what exited containers left, compute the status. Holds what is
// remembered between looks; decides nothing about what to do.

import { isAppError } from '../../common/appError.ts';
import type { Clock } from '../../common/clock.ts';
import type { PodObject, PodStatus } from '../../common/kubernetes/objects.ts';
import { emptyRunHistory, type RunHistory } from '../backoff/runHistory.ts';
import { NOTHING_OBSERVED, type ObservedPod, observePod } from '../observe.ts';
import { ephemeralContainersOf, initContainersOf, type Removal } from '../plan/planInput.ts';
import type { ContainerRecord, PodRuntime } from '../runtime/podRuntime.ts';
import { computePodStatus } from '../status/computePodStatus.ts';
import { fallbackLog, fallsBackToLog, runState } from '../status/containerRun.ts';
import {
  forgetRemovedContainers,
  type PodMemory,
  rememberStatus,
  rememberTerminationMessage,
  restorePodMemory,
  unreadTerminations,
} from '../status/podMemory.ts';
import { withoutIdsOf } from '../status/unreadEnds.ts';

const DEFAULT_MESSAGE_PATH = '/dev/termination-log';

export interface PodView {
  readonly runtime: PodRuntime;
  readonly clock: Clock;
  readonly hostIp: string;
}

/** What is to become of a pod. */
export interface DesiredPod {
  readonly pod: PodObject;
  readonly removal: Removal;
}

export class PodSync {
  readonly #view: PodView;
  #observed: ObservedPod = NOTHING_OBSERVED;
  memory: PodMemory;
  history: RunHistory = emptyRunHistory;

  constructor(view: PodView, status: PodStatus | undefined) {
    this.#view = view;
    this.memory = restorePodMemory(status);
  }

  get observed(): ObservedPod {
    return this.#observed;
  }

  /**
   * Reads the pod anew. `onEnded` is called when containers have ended, before their messages are read: that can take
   * the engine 100 ms each, and how they ended is known already.
   */
  async look(pod: PodObject, signal: AbortSignal, onEnded: () => void): Promise<void> {
    const { uid } = pod.metadata;
    this.#observe(observePod(await this.#view.runtime.snapshot(uid, signal), uid));
    if (this.#unread().length > 0) onEnded();
    await this.#readTerminations(pod, signal);
  }

  /** Takes what was observed, and reads what its exited containers left behind. */
  async take(pod: PodObject, observed: ObservedPod, signal: AbortSignal): Promise<void> {
    this.#observe(observed);
    await this.#readTerminations(pod, signal);
  }

  #observe(observed: ObservedPod): void {
    this.#observed = observed;
    const existing = new Set(observed.containers.map(({ id }) => id));
    this.memory = forgetRemovedContainers(this.memory, existing);
  }

  #unread(): readonly ContainerRecord[] {
    return unreadTerminations(this.memory, this.#observed.containers);
  }

  async #readTerminations(pod: PodObject, signal: AbortSignal): Promise<void> {
    for (const record of this.#unread()) {
      const message = await this.#terminationMessage(pod, record, signal);
      this.memory = rememberTerminationMessage(this.memory, record.id, message);
    }
  }

  /** The status by what was seen last. */
  status(desired: DesiredPod): PodStatus {
    return withoutIdsOf(this.#unread(), this.#status(desired));
  }

  #status({ pod, removal }: DesiredPod): PodStatus {
    const { sandboxes, containers } = this.#observed;
    const isAnyRunning = containers.some((record) => runState(record) === 'running');
    return computePodStatus({
      pod,
      memory: this.memory,
      sandboxes,
      containers,
      hostIp: this.#view.hostIp,
      now: this.#view.clock.now(),
      podIsTerminal: removal !== 'none' && !isAnyRunning,
    });
  }

  rememberStatus(status: PodStatus): void {
    this.memory = rememberStatus(this.memory, status);
  }

  async #terminationMessage(pod: PodObject, record: ContainerRecord, signal: AbortSignal): Promise<string> {
    const { runtime } = this.#view;
    const containers = [...initContainersOf(pod), ...pod.spec.containers, ...ephemeralContainersOf(pod)];
    const container = containers.find(({ name }) => name === record.name);
    if (!container) return '';
    try {
      const path = container.terminationMessagePath ?? DEFAULT_MESSAGE_PATH;
      const text = await runtime.terminationMessage(record.id, path, signal);
      if (!fallsBackToLog(container, record, text)) return text;
      return await runtime.logTail(record.id, fallbackLog.maxLines, fallbackLog.maxBytes, signal);
    } catch (error) {
      if (signal.aborted || isAppError(error, 'Unavailable')) throw error;
      // Removed in this moment, or unreadable: a missing text must not hide how the container ended.
      return '';
    }
  }
}
