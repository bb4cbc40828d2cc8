// Restart of whole pods, as `kubectl replace --force` does it: deleted with their own grace, then applied again. What
// the app's end interrupts between the two is among the recently deleted pods.

import { AppError } from '../../common/appError.ts';
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
  if (deleted?.uid === undefined || deleted.outcome === 'failed') {
    const { message = '', sentence } = deleted ?? {};
    return { ...pod, documentIndex, kind: 'Pod', outcome: 'failed', message, sentence };
  }
  const [restored] = await restorePods(store, [deleted.uid], signal);
  if (restored === undefined) throw new AppError('Internal', 'A restore ended without a result.');
  return { ...restored, ...pod, documentIndex };
}
