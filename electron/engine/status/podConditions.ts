// `status.conditions` (kubelet's status/generate.go, semantics §3.3). Pure.

import { timestamp } from '../../common/clock.ts';
import {
  type ConditionType,
  conditionMessages,
  conditionReasons,
  conditionTypes,
} from '../../common/kubectl/conditionMessages.ts';
import type { ContainerStatus, PodCondition, PodSpec } from '../../common/kubernetes/objects.ts';
import { isSidecar } from './containerRun.ts';
import { anyRegularStarted, type PodPhase } from './podPhase.ts';

export interface PodConditionsInput {
  readonly spec: PodSpec;
  /** Init and regular containers together. */
  readonly statuses: readonly ContainerStatus[];
  readonly phase: PodPhase;
  /** A current sandbox runs and has its address. */
  readonly sandboxReady: boolean;
  readonly previous: readonly PodCondition[];
  readonly now: number;
}

interface Verdict {
  readonly status: 'True' | 'False';
  readonly reason?: string;
  readonly message?: string;
}

const yes: Verdict = { status: 'True' };

/** Conditions of others first, as they were; then the kubelet's own in its order. */
export function podConditions(input: PodConditionsInput): PodCondition[] {
  const own = new Set<string>(conditionTypes);
  const foreign = input.previous.filter(({ type }) => !own.has(type));
  const containersReady = containersReadyVerdict(input);
  const verdicts: Record<ConditionType, Verdict> = {
    PodReadyToStartContainers: { status: input.sandboxReady ? 'True' : 'False' },
    Initialized: initializedVerdict(input),
    Ready: readyVerdict(input, containersReady, foreign),
    ContainersReady: containersReady,
    PodScheduled: yes,
  };
  const kubelets = conditionTypes.map((type) =>
    condition({ type, ...verdicts[type] }, input.previous, input.now),
  );
  return [...foreign, ...kubelets];
}

/** Stamps a condition; the time of the one before it stays while the status is the same. */
export function condition(
  wanted: PodCondition,
  previous: readonly PodCondition[],
  now: number,
): PodCondition {
  const before = previous.find(({ type }) => type === wanted.type);
  const since = before?.status === wanted.status ? before.lastTransitionTime : undefined;
  return { ...wanted, lastTransitionTime: since ?? timestamp(now) };
}

function initializedVerdict({ spec, statuses, phase }: PodConditionsInput): Verdict {
  const initContainers = spec.initContainers ?? [];
  const { unknown, failing } = sortOut(
    initContainers.map(({ name }) => name),
    statuses,
    (status) => {
      const container = initContainers.find(({ name }) => name === status.name);
      return container !== undefined && isSidecar(container) ? status.started === true : status.ready;
    },
  );
  if (phase === 'Succeeded' && unknown.length === 0) {
    return { status: 'True', reason: conditionReasons.podCompleted };
  }
  // Sidecars may be restarting by now: what has started once was initialized.
  if (anyRegularStarted(spec, statuses)) return yes;
  const message = conditionMessages.notInitialized(unknown, failing);
  return message === ''
    ? yes
    : { status: 'False', reason: conditionReasons.containersNotInitialized, message };
}

function containersReadyVerdict({ spec, statuses, phase }: PodConditionsInput): Verdict {
  const relevant = [...(spec.initContainers ?? []).filter(isSidecar), ...spec.containers];
  const { unknown, failing } = sortOut(
    relevant.map(({ name }) => name),
    statuses,
    (status) => status.ready,
  );
  if (phase === 'Succeeded' && unknown.length === 0) {
    return { status: 'False', reason: conditionReasons.podCompleted };
  }
  if (phase === 'Failed') return { status: 'False', reason: conditionReasons.podFailed };
  const message = conditionMessages.notReady(unknown, failing);
  return message === '' ? yes : { status: 'False', reason: conditionReasons.containersNotReady, message };
}

function readyVerdict(
  { spec }: PodConditionsInput,
  containersReady: Verdict,
  foreign: readonly PodCondition[],
): Verdict {
  if (containersReady.status === 'False') return containersReady;
  const messages = (spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const gate = foreign.find(({ type }) => type === conditionType);
    if (gate === undefined) return [conditionMessages.gateMissing(conditionType)];
    return gate.status === 'True' ? [] : [conditionMessages.gateNotTrue(conditionType, gate.status)];
  });
  if (messages.length === 0) return yes;
  return { status: 'False', reason: conditionReasons.readinessGatesNotReady, message: messages.join(', ') };
}

/** Names without a status, and names whose status does not pass; both in the order of `names`. */
function sortOut(
  names: readonly string[],
  statuses: readonly ContainerStatus[],
  passes: (status: ContainerStatus) => boolean,
): { readonly unknown: readonly string[]; readonly failing: readonly string[] } {
  const unknown: string[] = [];
  const failing: string[] = [];
  for (const name of names) {
    const status = statuses.find((candidate) => candidate.name === name);
    if (status === undefined) unknown.push(name);
    else if (!passes(status)) failing.push(name);
  }
  return { unknown, failing };
}
