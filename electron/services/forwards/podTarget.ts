// Where a forward leads at the moment: to a pod that runs, or nowhere yet and why. Pure.

import type { ForwardState } from '../../common/contract/forwards.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';

export type WaitReason = Exclude<Extract<ForwardState, { phase: 'waiting' }>['reason'], 'opening'>;

export type PodTarget =
  | { readonly kind: 'running'; readonly podUid: string }
  | { readonly kind: 'away'; readonly reason: WaitReason };

/** A pod whose containers restart still runs: its sandbox, and with it its network, stays. */
export function podTarget(pod: PodObject | undefined, isEngineConnected: boolean): PodTarget {
  if (!isEngineConnected) return { kind: 'away', reason: 'noEngine' };
  if (pod === undefined) return { kind: 'away', reason: 'noPod' };
  if (pod.metadata.deletionTimestamp !== undefined) return { kind: 'away', reason: 'podEnding' };
  const { phase, conditions = [] } = pod.status ?? {};
  if (phase === 'Succeeded' || phase === 'Failed') return { kind: 'away', reason: 'podEnded' };
  const hasSandbox = conditions.some(
    ({ type, status }) => type === 'PodReadyToStartContainers' && status === 'True',
  );
  return hasSandbox ? { kind: 'running', podUid: pod.metadata.uid } : { kind: 'away', reason: 'podStarting' };
}
