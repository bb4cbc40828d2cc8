// Which init containers and sidecars to start next (kubelet's computeInitContainerActions, semantics §2.3). Pure
// decision; planPod turns it into operations.

import type { Container, PodObject } from '../../common/kubernetes/objects.ts';
import { newestRecord, type ObservedPod } from '../observe.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';
import { specHash } from '../specHash.ts';
import { isSidecar, runState, terminatedReason } from '../status/containerRun.ts';
import { initContainersOf } from './planInput.ts';

export interface InitStart {
  readonly container: Container;
  readonly cause: string;
  /** The running record to stop first: its definition has changed. */
  readonly replaces?: ContainerRecord;
}

export type InitDecision =
  /** An init container has failed and may not run again: the pod ends. */
  | { readonly kind: 'kill' }
  | {
      readonly kind: 'run';
      /** Regular containers may start. */
      readonly isInitialized: boolean;
      /** In spec order. */
      readonly starts: readonly InitStart[];
    };

export function decideInitContainers(pod: PodObject, observed: ObservedPod): InitDecision {
  const inits = initContainersOf(pod);
  if (inits.length === 0) return { kind: 'run', isInitialized: true, starts: [] };
  let isInitialized = hasLiveRegularContainer(pod, observed);
  // True from the first record on (walking backwards): whatever stands before it must have completed.
  let hasPassed = isInitialized;
  const starts: InitStart[] = [];
  for (const [index, container] of [...inits.entries()].reverse()) {
    const record = newestRecord(observed, container.name);
    const step = decideOne(container, record, hasPassed, pod.spec.restartPolicy === 'Never');
    if (step === 'fail') return { kind: 'kill' };
    if (step === 'completed') {
      const next = inits[index + 1];
      if (next) starts.push({ container: next, cause: `${container.name} is done` });
      else isInitialized = true;
    } else if (step !== 'keep') {
      starts.push({ container, ...step });
    }
    hasPassed ||= record !== undefined;
  }
  const first = inits[0];
  if (!hasPassed && first) starts.push({ container: first, cause: 'it is the first init container' });
  return { kind: 'run', isInitialized, starts: starts.reverse() };
}

type Step = 'keep' | 'completed' | 'fail' | Omit<InitStart, 'container'>;

function decideOne(
  container: Container,
  record: ContainerRecord | undefined,
  hasPassed: boolean,
  isNever: boolean,
): Step {
  const sidecar = isSidecar(container);
  if (record === undefined) return hasPassed && sidecar ? { cause: 'the sidecar is gone' } : 'keep';
  // Once a later one has begun, only sidecars are kept alive.
  if (hasPassed && !sidecar) return 'keep';
  const state = runState(record);
  if (state === 'created') return { cause: 'it was created but not started' };
  if (state === 'running') return sidecar ? decideRunningSidecar(container, record, hasPassed) : 'keep';
  if (sidecar) return { cause: `the sidecar exited with ${record.exitCode}` };
  if (!hasFailed(record)) return 'completed';
  return isNever ? 'fail' : { cause: `it failed with ${record.exitCode}` };
}

/** A running sidecar counts as done (readiness is not waited for), unless it must be replaced. */
function decideRunningSidecar(container: Container, record: ContainerRecord, hasPassed: boolean): Step {
  if (record.specHash !== specHash(container)) {
    return { cause: 'its definition changed', replaces: record };
  }
  return hasPassed ? 'keep' : 'completed';
}

const hasFailed = (record: ContainerRecord): boolean =>
  record.exitCode !== 0 || terminatedReason(record) === 'OOMKilled';

/** A dead one proves nothing: it may be left from the sandbox before this one. */
function hasLiveRegularContainer(pod: PodObject, observed: ObservedPod): boolean {
  return pod.spec.containers.some(({ name }) => {
    const record = newestRecord(observed, name);
    return record !== undefined && runState(record) !== 'exited';
  });
}
