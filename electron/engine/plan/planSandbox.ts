// Whether the pod's sandbox serves, and what to do when it does not (kubelet's PodSandboxChanged, semantics §2.3).

import { podEvents } from '../../common/kubectl/eventMessages.ts';
import type { Container } from '../../common/kubernetes/objects.ts';
import { newestRecord } from '../observe.ts';
import type { SandboxRecord } from '../runtime/podRuntime.ts';
import { runState } from '../status/containerRun.ts';
import type { OperationId } from './plan.ts';
import type { PlanBuilder } from './planBuilder.ts';
import { graceMs, hasRunBefore, initContainersOf, type PlanInput } from './planInput.ts';
import { planStopContainers, planStopSandboxes } from './planKill.ts';
import type { PlannedSandbox } from './planStart.ts';

export type SandboxDecision =
  | { readonly kind: 'use'; readonly sandbox: SandboxRecord }
  /** The app died between creating and starting it, or its start failed. */
  | { readonly kind: 'start'; readonly sandbox: SandboxRecord }
  | {
      readonly kind: 'create';
      readonly attempt: number;
      readonly cause: string;
      readonly hasChanged: boolean;
    };

export function decideSandbox({ pod, observed, history }: PlanInput): SandboxDecision {
  const newest = observed.sandboxes[0];
  const running = observed.sandboxes.filter(({ state }) => state === 'running');
  if (newest?.state === 'created' && running.length === 0) return { kind: 'start', sandbox: newest };
  const lastAttempt = newest?.attempt ?? history.lastSandboxAttempt;
  // Containers whose sandbox is gone prove that there was one, although nobody knows its attempt any more.
  const hasChanged = lastAttempt !== undefined || observed.containers.length > 0;
  const create = (cause: string): SandboxDecision => ({
    kind: 'create',
    attempt: hasChanged ? (lastAttempt ?? 0) + 1 : 0,
    cause,
    hasChanged,
  });
  if (newest === undefined) return create(hasChanged ? 'the sandbox is gone' : 'the pod is new');
  if (running.length > 1) return create('more than one sandbox runs');
  if (newest.state !== 'running') return create('the sandbox is dead');
  if (!pod.spec.hostNetwork && newest.podIps.length === 0) return create('the sandbox has no address');
  return { kind: 'use', sandbox: newest };
}

/** The containers to start in a new sandbox: all, but those that are finished under OnFailure. */
export function containersForNewSandbox({ pod, observed }: PlanInput): readonly Container[] {
  if (pod.spec.restartPolicy !== 'OnFailure') return pod.spec.containers;
  return pod.spec.containers.filter(({ name }) => {
    const record = newestRecord(observed, name);
    return !(record && runState(record) === 'exited' && record.exitCode === 0);
  });
}

/** False when the pod is over and only has to be stopped: it must not begin again in a new sandbox. */
export function shouldCreateSandbox(input: PlanInput, attempt: number): boolean {
  const isNever = input.pod.spec.restartPolicy === 'Never';
  if (isNever && hasRunBefore(input) && (attempt > 0 || input.observed.containers.length === 0)) return false;
  return containersForNewSandbox(input).length > 0;
}

export function planStartSandbox(builder: PlanBuilder, sandbox: SandboxRecord): PlannedSandbox {
  const cause = 'the sandbox was created but not started';
  const volumes = builder.add({ kind: 'prepareVolumes' }, cause);
  const target = { id: sandbox.id };
  return {
    target,
    started: builder.add({ kind: 'startSandbox', sandbox: target }, cause, { needs: [volumes] }),
  };
}

/** Kills what the old sandbox left, forgets init containers so that they run again, and makes the new one. */
export function planNewSandbox(
  input: PlanInput,
  builder: PlanBuilder,
  decision: SandboxDecision & { kind: 'create' },
): PlannedSandbox {
  const { attempt, cause, hasChanged } = decision;
  const cleared = hasChanged ? planClear(input, builder, cause) : [];
  const volumes = builder.add({ kind: 'prepareVolumes' }, cause, { needs: cleared });
  const created = builder.add({ kind: 'createSandbox', attempt }, cause, { needs: [...cleared, volumes] });
  const target = { from: created };
  return {
    target,
    started: builder.add({ kind: 'startSandbox', sandbox: target }, cause, { needs: [created] }),
  };
}

function planClear(input: PlanInput, builder: PlanBuilder, cause: string): OperationId[] {
  const announced = builder.add({ kind: 'recordEvent', event: podEvents.sandboxChanged() }, cause);
  const stopBy = input.now + graceMs(input.pod);
  const stops = planStopContainers(input, builder, { cause, stopBy, after: [announced] });
  const sandboxes = planStopSandboxes(input, builder, cause, stops);
  const inits = new Set(initContainersOf(input.pod).map(({ name }) => name));
  const removals = input.observed.containers
    .filter((record) => inits.has(record.name))
    .map((record) => {
      const operation = { kind: 'removeContainer', containerId: record.id, name: record.name } as const;
      return builder.add(operation, 'init containers run again in a new sandbox', { needs: stops });
    });
  return [announced, ...stops, ...sandboxes, ...removals];
}
