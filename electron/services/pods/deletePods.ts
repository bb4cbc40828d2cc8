// Deletes pods named, selected by label, or listed in a manifest: one result per pod, failures stop nothing else.

import { AppError, errorMessage } from '../../common/appError.ts';
import type { DeleteResult, DeleteTargets } from '../../common/contract/pods.ts';
import { explainedError, sentenceOf } from '../../common/explainedError.ts';
import { type LabelRequirement, matchLabelSelector } from '../../common/kubectl/labelSelector.ts';
import { parseLabelSelector } from '../../common/kubectl/parseLabelSelector.ts';
import { reviewManifest } from '../../manifest/reviewManifest.ts';
import type { DeleteOptions, PodStore } from './podStore.ts';

interface Target {
  readonly namespace: string;
  readonly name: string;
}

export function deletePods(
  store: PodStore,
  targets: DeleteTargets,
  options: DeleteOptions,
): Promise<DeleteResult[]> {
  if (options.graceSeconds === 0 && !options.force) {
    throw explainedError('InvalidArgument', 'zeroGraceIsForce');
  }
  return Promise.all(resolveTargets(store, targets).map((target) => deleteOne(store, target, options)));
}

function resolveTargets(store: PodStore, targets: DeleteTargets): readonly Target[] {
  switch (targets.by) {
    case 'pods':
      return targets.pods;
    case 'selector': {
      const selector = readSelector(targets.labelSelector);
      return store
        .list()
        .map(({ metadata }) => metadata)
        .filter(({ namespace }) => targets.namespace === undefined || namespace === targets.namespace)
        .filter(({ labels }) => matchLabelSelector(selector, labels));
    }
    case 'manifest':
      return manifestTargets(targets.source);
  }
}

function readSelector(text: string): readonly LabelRequirement[] {
  const parsed = parseLabelSelector(text);
  if (!parsed.ok) throw new AppError('InvalidArgument', `error: ${parsed.error}`);
  return parsed.requirements;
}

/** Only names matter for a delete, so a document with other errors still names its pod. */
function manifestTargets(source: { name: string; text: string }): Target[] {
  const reviews = reviewManifest(source);
  const unreadable = reviews.find(({ name }) => name === '');
  if (unreadable !== undefined) {
    if (unreadable.error !== undefined) throw new AppError('InvalidArgument', unreadable.error);
    throw explainedError('InvalidArgument', 'nameMissing', { values: { file: source.name } });
  }
  return reviews.map(({ namespace, name }) => ({ namespace, name }));
}

async function deleteOne(
  store: PodStore,
  { namespace, name }: Target,
  options: DeleteOptions,
): Promise<DeleteResult> {
  const pod = store.get(namespace, name);
  if (pod === undefined) {
    const message = `Error from server (NotFound): pods "${name}" not found`;
    return { namespace, name, outcome: 'notFound', message };
  }
  const { uid } = pod.metadata;
  try {
    await store.delete(pod, options);
    const isGone = store.get(namespace, name)?.metadata.uid !== uid;
    const message = `pod "${name}" ${options.force ? 'force deleted' : 'deleted'}`;
    return { namespace, name, uid, outcome: isGone ? 'deleted' : 'deleting', message };
  } catch (error) {
    return { namespace, name, uid, outcome: 'failed', message: errorMessage(error), ...sentenceOf(error) };
  }
}
