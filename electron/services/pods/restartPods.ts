// Restart of whole pods, as `kubectl replace --force` does it: deleted with their own grace, then applied again. What
// is interrupted between the two is among the recently deleted pods.

import type { PodRef } from '../../common/contract/objects.ts';
import type { ApplyResult } from '../../common/contract/pods.ts';
import { deletePods } from './deletePods.ts';
import type { PodStore } from './podStore.ts';
import { restorePods } from './restorePods.ts';

export async function restartPods(
  store: PodStore,
  pods: readonly PodRef[],
  signal: AbortSignal,
): Promise<ApplyResult[]> {
  return Promise.all(pods.map((pod, index) => restartOne(store, pod, index, signal)));
}

async function restartOne(
  store: PodStore,
  pod: PodRef,
  documentIndex: number,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const targets = { by: 'pods' as const, pods: [pod] };
  const [deleted] = await deletePods(store, targets, { graceSeconds: undefined, force: false });
  const failed = { ...pod, documentIndex, kind: 'Pod', outcome: 'failed' as const };
  const { outcome, uid, message } = deleted ?? { outcome: 'failed', uid: undefined, message: '' };
  if (uid === undefined || outcome === 'failed') return { ...failed, message };
  const [restored] = await restorePods(store, [uid], signal);
  return restored === undefined ? { ...failed, message } : { ...restored, ...pod, documentIndex };
}
