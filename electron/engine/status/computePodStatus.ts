// `status` of a pod from what the runtime shows and the engine remembers (kubelet's generateAPIPodStatus). Pure.

import { timestamp } from '../../common/clock.ts';
import type { ContainerStatus, PodObject, PodStatus } from '../../common/kubernetes/objects.ts';
import { qosClassOf } from '../../common/kubernetes/qos.ts';
import type { ContainerRecord, SandboxRecord } from '../runtime/podRuntime.ts';
import { runState } from './containerRun.ts';
import {
  appContainerStatuses,
  ephemeralContainerStatuses,
  initContainerStatuses,
} from './containerStatuses.ts';
import { type EndedStatuses, endStatuses } from './endedPod.ts';
import { podConditions } from './podConditions.ts';
import type { PodMemory } from './podMemory.ts';
import { isTerminalPhase, type PodPhase, podPhase } from './podPhase.ts';

export interface PodStatusInput {
  /** Spec and metadata; its own `status` is not read, `memory.lastStatus` is. */
  readonly pod: PodObject;
  readonly memory: PodMemory;
  /** Records of this pod only, in any order. */
  readonly sandboxes: readonly SandboxRecord[];
  readonly containers: readonly ContainerRecord[];
  /** The node's address; empty when unknown. */
  readonly hostIp: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** True only once termination is finished: every container and sandbox has stopped and none will start. */
  readonly podIsTerminal: boolean;
}

/** The status of a pod that is bound to this node. */
export function computePodStatus(input: PodStatusInput): PodStatus {
  const { pod, memory, now } = input;
  const { spec } = pod;
  const last = memory.lastStatus;
  const { init, app, phase, reason, message } = statusesAndPhase(input);
  const ephemeral = ephemeralContainerStatuses({ ...input, ended: hasEnded(input) });
  const podIps = podIpsOf(input);
  const conditions = podConditions({
    spec,
    statuses: [...init, ...app],
    phase,
    sandboxReady: sandboxIsReady(input),
    previous: last?.conditions ?? [],
    now,
  });
  return {
    phase,
    conditions,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
    ...(input.hostIp === '' ? {} : { hostIP: input.hostIp, hostIPs: [{ ip: input.hostIp }] }),
    ...(podIps[0] === undefined ? {} : { podIP: podIps[0], podIPs: podIps.map((ip) => ({ ip })) }),
    startTime: last?.startTime ?? timestamp(startedAt(input)),
    ...(init.length === 0 ? {} : { initContainerStatuses: init }),
    containerStatuses: app,
    ...(ephemeral.length === 0 ? {} : { ephemeralContainerStatuses: ephemeral }),
    qosClass: last?.qosClass ?? qosClassOf(spec),
  };
}

function hasEnded({ memory, podIsTerminal }: PodStatusInput): boolean {
  return podIsTerminal || memory.failure !== undefined || isTerminalPhase(memory.lastStatus?.phase);
}

/** A pod that has just ended forgets why its starts failed: nothing starts any more. */
function statusesAndPhase(input: PodStatusInput): EndedStatuses & PhaseAndReason {
  const ended = hasEnded(input);
  const statuses = containerStatuses(input, ended);
  const outcome = phaseOf(input, [...statuses.init, ...statuses.app]);
  const endsNow = !ended && isTerminalPhase(outcome.phase);
  return { ...(endsNow ? containerStatuses(input, true) : statuses), ...outcome };
}

function containerStatuses(
  { pod, memory, containers, podIsTerminal }: PodStatusInput,
  ended: boolean,
): EndedStatuses {
  const input = { pod, memory, containers, ended };
  const observed = { init: initContainerStatuses(input), app: appContainerStatuses(input) };
  return podIsTerminal ? endStatuses(pod.spec, observed) : observed;
}

interface PhaseAndReason {
  readonly phase: PodPhase;
  readonly reason: string | undefined;
  readonly message: string | undefined;
}

function phaseOf(input: PodStatusInput, statuses: readonly ContainerStatus[]): PhaseAndReason {
  const { pod, memory, containers, podIsTerminal } = input;
  const last = memory.lastStatus;
  const before = { reason: last?.reason, message: last?.message };
  if (isTerminalPhase(last?.phase)) return { phase: last.phase, ...before };

  const computed = podPhase(pod.spec, statuses, podIsTerminal);
  const final = podIsTerminal && !isTerminalPhase(computed) ? 'Failed' : computed;
  const wanted = memory.failure === undefined ? final : 'Failed';
  // Ended means ended: while anything runs the pod keeps the phase it had.
  if (isTerminalPhase(wanted) && containers.some((record) => runState(record) === 'running')) {
    return { phase: last?.phase === 'Running' ? 'Running' : 'Pending', ...before };
  }
  if (memory.failure !== undefined) return { phase: 'Failed', ...memory.failure };
  return last?.phase === wanted
    ? { phase: wanted, ...before }
    : { phase: wanted, reason: undefined, message: undefined };
}

/** A pod keeps its last address until it gets another: what has ended can still be looked up by it. */
function podIpsOf({ pod, memory, sandboxes, hostIp }: PodStatusInput): readonly string[] {
  if (pod.spec.hostNetwork === true && hostIp !== '') return [hostIp];
  const observed = newestSandbox(sandboxes)?.podIps ?? [];
  if (observed.length > 0) return observed;
  return (memory.lastStatus?.podIPs ?? []).flatMap(({ ip }) => (ip === undefined ? [] : [ip]));
}

/** A pod that is adopted without its status began with the first of its sandboxes that is left. */
function startedAt({ sandboxes, now }: PodStatusInput): number {
  return Math.min(now, ...sandboxes.map(({ createdAt }) => createdAt));
}

function sandboxIsReady({ pod, sandboxes }: PodStatusInput): boolean {
  const newest = newestSandbox(sandboxes);
  return newest?.state === 'running' && (pod.spec.hostNetwork === true || newest.podIps.length > 0);
}

function newestSandbox(sandboxes: readonly SandboxRecord[]): SandboxRecord | undefined {
  return sandboxes.toSorted((a, b) => b.attempt - a.attempt || b.createdAt - a.createdAt)[0];
}
