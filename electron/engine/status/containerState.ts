// One run of a container as `state` or `lastState` (semantics §1.13, §1.14). Pure.

import { timestamp } from '../../common/clock.ts';
import { statusMessages } from '../../common/kubectl/conditionMessages.ts';
import type { ContainerState, ContainerStateTerminated } from '../../common/kubernetes/objects.ts';
import { truncateUtf8 } from '../../common/utf8.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';
import { runState, terminatedReason } from './containerRun.ts';
import { knownTermination, type PodMemory } from './podMemory.ts';

/** kubelet's MaxPodTerminationMessageLogLength: shared equally by all containers of a pod. */
const MAX_POD_MESSAGE_BYTES = 12 * 1024;

/** Longest message, in bytes, that one of `containers` containers may show. */
export function messageShare(containers: number): number {
  return Math.floor(MAX_POD_MESSAGE_BYTES / Math.max(containers, 1));
}

export function containerIdOf(record: ContainerRecord): string {
  return `docker://${record.id}`;
}

/** `state` of a run; a created one waits, without a reason. */
export function stateOfRun(record: ContainerRecord, memory: PodMemory, messageBytes: number): ContainerState {
  const state = runState(record);
  if (state === 'created') return { waiting: {} };
  if (state === 'running') {
    return { running: { startedAt: timestamp(record.startedAt ?? record.createdAt) } };
  }
  return { terminated: terminatedState(record, memory, messageBytes) };
}

function terminatedState(
  record: ContainerRecord,
  memory: PodMemory,
  messageBytes: number,
): ContainerStateTerminated {
  const message = truncateUtf8(terminationMessage(record, memory), messageBytes);
  const reason = terminatedReason(record);
  const neverRan = reason === 'ContainerCannotRun';
  return {
    containerID: containerIdOf(record),
    exitCode: record.exitCode,
    startedAt: timestamp(neverRan ? record.createdAt : (record.startedAt ?? record.createdAt)),
    finishedAt: timestamp(record.finishedAt ?? record.createdAt),
    reason,
    ...(message === '' ? {} : { message }),
  };
}

function terminationMessage(record: ContainerRecord, memory: PodMemory): string {
  const text = memory.terminationMessages.get(record.id);
  if (text === undefined) return knownTermination(memory, record)?.message ?? record.error;
  return [record.error, text].filter((part) => part !== '').join(': ');
}

/** The container ran when it was seen last, and now there is no trace of it. */
export function vanishedState(): ContainerState {
  return { terminated: { ...statusMessages.containerVanished } };
}

/** The pod has ended and nobody knows how this container did. */
export function lostAtEndState(): ContainerState {
  return { terminated: { ...statusMessages.containerLostAtEnd } };
}
