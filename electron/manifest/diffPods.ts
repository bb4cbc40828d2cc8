// What applying a manifest to an existing pod means: nothing, a change in place, or a change that the API forbids
// (ValidatePodUpdate). Defaulted pods in; no decision about deleting and re-creating is made here.

import { fieldErrors, fieldErrorText, formatPath } from '../common/kubernetes/fieldError.ts';
import { defaultPullPolicy } from '../common/kubernetes/imageReference.ts';
import type { Container, PodManifest, PodObject, PodSpec, Toleration } from '../common/kubernetes/objects.ts';
import type { FieldPath } from '../common/kubernetes/typeSchema.ts';

export type PodDiff =
  | { readonly change: 'unchanged' }
  /** `updated` is the pod to store; the caller gives it a new resourceVersion. */
  | { readonly change: 'inPlace'; readonly changedFields: readonly string[]; readonly updated: PodObject }
  /** `message` is kubectl's whole text. */
  | { readonly change: 'immutable'; readonly changedFields: readonly string[]; readonly message: string };

interface Change {
  readonly at: FieldPath;
  readonly from: unknown;
  readonly to: unknown;
}

const FORBIDDEN_UPDATE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The leaves that differ; lists are compared entry by entry, an absent field equals undefined. */
function changesBetween(from: unknown, to: unknown, at: FieldPath): Change[] {
  if (Object.is(from, to)) return [];
  if (Array.isArray(from) && Array.isArray(to)) {
    const length = Math.max(from.length, to.length);
    return Array.from({ length }, (_, index) =>
      changesBetween(from[index], to[index], [...at, index]),
    ).flat();
  }
  if (isRecord(from) && isRecord(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return keys.flatMap((key) => changesBetween(from[key], to[key], [...at, key]));
  }
  return [{ at, from, to }];
}

const isEqual = (a: unknown, b: unknown): boolean => changesBetween(a, b, []).length === 0;

/** A pull policy that only defaulting wrote follows the image; on update the API server keeps the old one. */
function keepDefaultedPolicy(current: Container | undefined, next: Container): Container {
  const wasDefaulted = current?.imagePullPolicy === defaultPullPolicy(current?.image ?? '');
  const isDefaulted = next.imagePullPolicy === defaultPullPolicy(next.image ?? '');
  return current?.imagePullPolicy !== undefined && wasDefaulted && isDefaulted
    ? { ...next, imagePullPolicy: current.imagePullPolicy }
    : next;
}

/** `next` with what the server set on `current` and no manifest repeats. */
function mergedSpec(current: PodSpec, next: PodSpec): PodSpec {
  const nodeName = next.nodeName ?? current.nodeName;
  return {
    ...next,
    ...(nodeName === undefined ? {} : { nodeName }),
    ...(current.ephemeralContainers === undefined
      ? {}
      : { ephemeralContainers: current.ephemeralContainers }),
    containers: next.containers.map((container, index) =>
      keepDefaultedPolicy(current.containers[index], container),
    ),
    ...(next.initContainers === undefined
      ? {}
      : {
          initContainers: next.initContainers.map((container, index) =>
            keepDefaultedPolicy(current.initContainers?.[index], container),
          ),
        }),
  };
}

function keepsTolerations(current: readonly Toleration[], next: readonly Toleration[]): boolean {
  return current.every((toleration) =>
    next.some((candidate) =>
      isEqual({ ...candidate, tolerationSeconds: toleration.tolerationSeconds }, toleration),
    ),
  );
}

/** Whether the API allows this one change of the spec. */
function isAllowed({ at, from, to }: Change): boolean {
  const path = formatPath(at).replace(/\[\d+\]/g, '[*]');
  if (path === 'spec.containers[*].image' || path === 'spec.initContainers[*].image') return true;
  if (path.startsWith('spec.tolerations')) return true;
  if (path === 'spec.terminationGracePeriodSeconds') return typeof from === 'number' && from < 0 && to === 1;
  return path === 'spec.activeDeadlineSeconds';
}

function updateError(current: PodSpec, next: PodSpec, changes: readonly Change[]): string | undefined {
  const invalid = (error: ReturnType<typeof fieldErrors.forbidden>): string => fieldErrorText(error);
  for (const list of ['containers', 'initContainers'] as const)
    if ((current[list] ?? []).length !== (next[list] ?? []).length)
      return invalid(
        fieldErrors.forbidden(
          ['spec', list],
          `pod updates may not add or remove ${list === 'containers' ? 'containers' : 'init containers'}`,
        ),
      );
  const [oldDeadline, newDeadline] = [current.activeDeadlineSeconds, next.activeDeadlineSeconds];
  const deadlineAt = ['spec', 'activeDeadlineSeconds'];
  if (oldDeadline !== undefined && newDeadline === undefined)
    return invalid(
      fieldErrors.invalid(deadlineAt, null, 'must not update from a positive integer to nil value'),
    );
  if (oldDeadline !== undefined && newDeadline !== undefined && newDeadline > oldDeadline)
    return invalid(
      fieldErrors.invalid(deadlineAt, newDeadline, 'must be less than or equal to previous value'),
    );
  if (!keepsTolerations(current.tolerations ?? [], next.tolerations ?? []))
    return invalid(
      fieldErrors.forbidden(
        ['spec', 'tolerations'],
        'existing toleration can not be modified except its tolerationSeconds',
      ),
    );
  const forbidden = changes.filter((change) => change.at[0] === 'spec' && !isAllowed(change));
  if (forbidden.length === 0) return undefined;
  const lines = forbidden.map(
    ({ at, from, to }) =>
      `  ${formatPath(at)}: ${JSON.stringify(from) ?? 'none'} -> ${JSON.stringify(to) ?? 'none'}`,
  );
  return `${invalid(fieldErrors.forbidden(['spec'], FORBIDDEN_UPDATE))}\n${lines.join('\n')}`;
}

/** Compares an existing pod with the manifest that is applied to it; both defaulted. */
export function diffPods(current: PodObject, next: PodManifest): PodDiff {
  const spec = mergedSpec(current.spec, next.spec);
  const labelled = (pod: PodManifest): object => ({
    labels: pod.metadata.labels ?? {},
    annotations: pod.metadata.annotations ?? {},
  });
  const changes = [
    ...changesBetween(labelled(current), labelled(next), ['metadata']),
    ...changesBetween(current.spec, spec, ['spec']),
  ];
  if (changes.length === 0) return { change: 'unchanged' };
  const changedFields = changes.map(({ at }) => formatPath(at));
  const error = updateError(current.spec, spec, changes);
  if (error !== undefined) {
    const message = `The Pod "${current.metadata.name}" is invalid: ${error}`;
    return { change: 'immutable', changedFields, message };
  }
  const { labels: _labels, annotations: _annotations, ...metadata } = current.metadata;
  const { labels, annotations } = next.metadata;
  const updated: PodObject = {
    ...current,
    metadata: {
      ...metadata,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec,
  };
  return { change: 'inPlace', changedFields, updated };
}
