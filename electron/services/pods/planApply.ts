// What applying each document of a manifest means, given the pods that exist: decided here, once, for the review
// screen and for apply alike. Pure.

import type { PlannedAction } from '../../common/contract/manifests.ts';
import type { PodManifest, PodObject } from '../../common/kubernetes/objects.ts';
import type { DocumentReview } from '../../common/manifest.ts';
import { diffPods } from '../../manifest/diffPods.ts';
import { LAST_APPLIED_ANNOTATION, lastAppliedText } from '../../manifest/lastApplied.ts';
import { parseManifest } from '../../manifest/parseManifest.ts';
import { reviewDocuments } from '../../manifest/reviewManifest.ts';

export interface PlannedDocument {
  readonly review: DocumentReview;
  readonly planned: PlannedAction;
  /** What to do; undefined exactly when `planned.action` is `blocked` or `unchanged`. */
  readonly step: ApplyStep | undefined;
}

export type ApplyStep =
  | { readonly kind: 'create'; readonly pod: PodManifest }
  | { readonly kind: 'configure'; readonly updated: PodObject }
  | { readonly kind: 'recreate'; readonly current: PodObject; readonly pod: PodManifest };

export type FindPod = (namespace: string, name: string) => PodObject | undefined;

export function planApply(
  source: { readonly name: string; readonly text: string },
  find: FindPod,
): PlannedDocument[] {
  const documents = parseManifest(source);
  const applied = documents.map(lastAppliedText);
  const taken = new Set<string>();
  return reviewDocuments(documents, source.name).map((review, index) => {
    const pod = withLastApplied(review.pod, applied[index]);
    if (pod === undefined) return blocked(review, review.error ?? 'The document has errors.');
    const key = `${review.namespace}/${review.name}`;
    if (review.name !== '' && taken.has(key)) {
      return blocked(review, `pods "${review.name}" appears twice in this manifest; keep one of them.`);
    }
    taken.add(key);
    return planDocument(review, pod, review.name === '' ? undefined : find(review.namespace, review.name));
  });
}

function planDocument(
  review: DocumentReview,
  pod: PodManifest,
  current: PodObject | undefined,
): PlannedDocument {
  if (current === undefined) return { review, planned: { action: 'create' }, step: { kind: 'create', pod } };
  if (current.metadata.deletionTimestamp !== undefined) {
    return blocked(review, `object is being deleted: pods "${review.name}" already exists`);
  }
  const diff = diffPods(current, pod);
  switch (diff.change) {
    case 'unchanged':
      return { review, planned: { action: 'unchanged' }, step: undefined };
    case 'inPlace':
      return {
        review,
        planned: { action: 'configure', changedFields: visible(diff.changedFields) },
        step: { kind: 'configure', updated: diff.updated },
      };
    case 'immutable':
      return {
        review,
        planned: {
          action: 'recreate',
          changedFields: visible(diff.changedFields),
          message: diff.message,
        },
        step: { kind: 'recreate', current, pod },
      };
  }
}

function blocked(review: DocumentReview, message: string): PlannedDocument {
  return { review, planned: { action: 'blocked', message }, step: undefined };
}

/** The annotation changes with every edit and says nothing to the user. */
function visible(fields: readonly string[]): string[] {
  return fields.filter((field) => !field.includes(LAST_APPLIED_ANNOTATION));
}

function withLastApplied(pod: PodManifest | undefined, text: string | undefined): PodManifest | undefined {
  if (pod === undefined || text === undefined) return undefined;
  const annotations = { ...pod.metadata.annotations, [LAST_APPLIED_ANNOTATION]: text };
  return { ...pod, metadata: { ...pod.metadata, annotations } };
}
