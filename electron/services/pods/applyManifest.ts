// Carries out an apply: one line per object, in kubectl's words. A manifest with an error in any document changes
// nothing: half of a file applied is worse than none.

import { AppError, errorMessage } from '../../common/appError.ts';
import type { ManifestSource } from '../../common/contract/manifests.ts';
import type { ApplyResult } from '../../common/contract/pods.ts';
import { explainedError, sentenceOf } from '../../common/explainedError.ts';
import { type PlannedDocument, planApply } from './planApply.ts';
import type { PodStore } from './podStore.ts';

export interface ApplyOptions {
  /** Delete and create again what cannot be changed in place. */
  readonly recreate: boolean;
}

export async function applyManifest(
  store: PodStore,
  source: ManifestSource,
  options: ApplyOptions,
  signal: AbortSignal,
): Promise<ApplyResult[]> {
  const documents = planApply(source, (namespace, name) => store.get(namespace, name));
  if (documents.length === 0) throw new AppError('InvalidArgument', 'error: no objects passed to apply');
  if (documents.some(({ planned }) => planned.action === 'blocked')) return documents.map(refused);
  return Promise.all(documents.map((document) => applyDocument(store, document, options, signal)));
}

async function applyDocument(
  store: PodStore,
  document: PlannedDocument,
  { recreate }: ApplyOptions,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const { step } = document;
  try {
    if (step === undefined) return result(document, 'unchanged');
    switch (step.kind) {
      case 'create': {
        const { metadata } = await store.create(step.pod);
        return result(document, 'created', metadata);
      }
      case 'configure': {
        const { metadata } = await store.update(step.updated);
        return result(document, 'configured', metadata);
      }
      case 'recreate': {
        if (!recreate) return failed(document, blockedMessage(document));
        await store.delete(step.current, { graceSeconds: undefined, force: false });
        await store.whenGone(step.current.metadata.uid, signal);
        const { metadata } = await store.create(step.pod);
        return result(document, 'replaced', metadata);
      }
    }
  } catch (error) {
    return notApplied(document, error);
  }
}

function result(
  document: PlannedDocument,
  outcome: Exclude<ApplyResult['outcome'], 'failed'>,
  created?: { readonly name: string; readonly uid: string },
): ApplyResult {
  const name = created?.name ?? document.review.name;
  return {
    ...identity(document),
    name,
    outcome,
    message: `pod/${name} ${outcome}`,
    ...(created === undefined ? {} : { uid: created.uid }),
  };
}

function failed(document: PlannedDocument, message: string): ApplyResult {
  return { ...identity(document), outcome: 'failed', message };
}

function notApplied(document: PlannedDocument, error: unknown): ApplyResult {
  return { ...failed(document, errorMessage(error)), ...sentenceOf(error) };
}

function refused(document: PlannedDocument): ApplyResult {
  return document.planned.action === 'blocked'
    ? failed(document, document.planned.message)
    : notApplied(document, explainedError('FailedPrecondition', 'otherDocumentFailed'));
}

function blockedMessage({ planned }: PlannedDocument): string {
  return 'message' in planned ? planned.message : '';
}

function identity({ review }: PlannedDocument) {
  const { index, kind, namespace, name } = review;
  return { documentIndex: index, kind, namespace, name };
}
