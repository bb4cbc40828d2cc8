// Where a forward leads at the moment: to a pod that runs, or nowhere yet and why. Pure.

import type { ForwardState } from '../../common/contract/forwards.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';

type WaitReason = Exclude<Extract<ForwardState, { phase: 'waiting' }>['reason'], 'opening'>;

export type PodTarget =
  /** `isServing`: the container of the port is ready; a connection that is refused now would be refused later. */
  | { readonly kind: 'running'; readonly podUid: string; readonly isServing: boolean }
  | { readonly kind: 'away'; readonly reason: WaitReason };

/**
 * A pod whose containers restart still runs: its sandbox, and with it its network, stays. `container`: whose declared
 * port it is, where one declares it.
 */
export function podTarget(
  pod: PodObject | undefined,
  container: string | undefined,
  isEngineConnected: boolean,
): PodTarget {
  if (!isEngineConnected) return { kind: 'away', reason: 'noEngine' };
  if (pod === undefined) return { kind: 'away', reason: 'noPod' };
  if (pod.metadata.deletionTimestamp !== undefined) return { kind: 'away', reason: 'podEnding' };
  const { phase, conditions = [] } = pod.status ?? {};
  if (phase === 'Succeeded' || phase === 'Failed') return { kind: 'away', reason: 'podEnded' };
  const isTrue = (wanted: string) =>
    conditions.some(({ type, status }) => type === wanted && status === 'True');
  if (!isTrue('PodReadyToStartContainers')) return { kind: 'away', reason: 'podStarting' };
  const isServing = container === undefined ? isTrue('Ready') : isReady(pod, container);
  return { kind: 'running', podUid: pod.metadata.uid, isServing };
}

function isReady({ status }: PodObject, container: string): boolean {
  const { initContainerStatuses = [], containerStatuses = [] } = status ?? {};
  const found = [...containerStatuses, ...initContainerStatuses].find(({ name }) => name === container);
  return found?.ready ?? false;
}
