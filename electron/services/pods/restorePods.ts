// Undo of a delete: applies again what the user had applied, from the annotation of the archived pod.

import { errorMessage } from '../../common/appError.ts';
import type { ApplyResult } from '../../common/contract/pods.ts';
import { explainedError, sentenceOf } from '../../common/explainedError.ts';
import { LAST_APPLIED_ANNOTATION } from '../../manifest/lastApplied.ts';
import { applyManifest } from './applyManifest.ts';
import type { PodStore } from './podStore.ts';

export async function restorePods(
  store: PodStore,
  uids: readonly string[],
  signal: AbortSignal,
): Promise<ApplyResult[]> {
  return Promise.all(uids.map((uid, index) => restoreOne(store, uid, index, signal)));
}

async function restoreOne(
  store: PodStore,
  uid: string,
  index: number,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const missing = { documentIndex: index, kind: 'Pod', namespace: '', name: '', outcome: 'failed' } as const;
  try {
    // A pod that is still ending holds its name; its archive entry is written when it is gone.
    await store.whenGone(uid, signal);
    const archived = store.archive.find(uid);
    const manifest = archived?.metadata.annotations?.[LAST_APPLIED_ANNOTATION];
    if (archived === undefined || manifest === undefined) {
      throw explainedError('NotFound', 'notRestorable');
    }
    const { namespace, name } = archived.metadata;
    if (store.get(namespace, name) !== undefined) {
      return { ...missing, namespace, name, message: `pods "${name}" already exists` };
    }
    const source = { name: `${name}.json`, text: manifest };
    const [result] = await applyManifest(store, source, { recreate: false }, signal);
    if (result !== undefined && result.outcome !== 'failed') await store.archive.forget(uid);
    return result === undefined
      ? { ...missing, message: 'The kept manifest is empty.' }
      : { ...result, documentIndex: index };
  } catch (error) {
    return { ...missing, message: errorMessage(error), ...sentenceOf(error) };
  }
}
