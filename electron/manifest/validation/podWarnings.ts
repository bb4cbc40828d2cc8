// The API server's warnings on a pod (pkg/api/pod/warnings.go), in its order. Fields that Podbay refuses are not looked
// into: nobody applies them.

import { keyPath } from '../../common/kubernetes/fieldError.ts';
import { goQuote } from '../../common/kubernetes/goQuote.ts';
import { dns1123LabelErrors } from '../../common/kubernetes/names.ts';
import type { PodManifest } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { containerWarnings } from './containerWarnings.ts';
import { type PodWarning, warningAt } from './podWarning.ts';

/** Labels of nodes, of which some are still found in old manifests. */
const deprecatedNodeLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region':
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone':
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type':
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'app.kubernetes.io/created-by': 'deprecated since v1.9',
  'scheduler.alpha.kubernetes.io/preferAvoidPods':
    'deprecated since v1.22; use Taints and Tolerations instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
};

const deprecatedAnnotations: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod':
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};

const SECCOMP_ANNOTATION = 'seccomp.security.alpha.kubernetes.io/pod';
const NULL_SELECTOR = 'a null labelSelector results in matching no pod';

/** A warning on a key of a map. */
function warningOnKey(map: FieldPath, key: string, text: string): PodWarning {
  return { at: [...map, key], message: `${keyPath(map, key)}: ${text}` };
}

function nameWarnings({ metadata }: PodManifest): PodWarning[] {
  const errors = metadata.name ? dns1123LabelErrors(metadata.name) : [];
  if (errors.length === 0) return [];
  const text =
    "this is used in the Pod's hostname, which can result in surprising behavior; " +
    `a DNS label is recommended: [${errors.join(' ')}]`;
  return [warningAt(['metadata', 'name'], text)];
}

function deprecatedKeys(
  map: FieldPath,
  values: Readonly<Record<string, string>> | undefined,
  deprecated: Readonly<Record<string, string>>,
): PodWarning[] {
  return Object.keys(values ?? {}).flatMap((key) => {
    const text = Object.hasOwn(deprecated, key) ? deprecated[key] : undefined;
    return text === undefined ? [] : [warningOnKey(map, key, text)];
  });
}

function topologyWarnings({ spec }: PodManifest): PodWarning[] {
  return (spec.topologySpreadConstraints ?? []).flatMap(({ topologyKey, labelSelector }, index) => {
    const at = ['spec', 'topologySpreadConstraints', index];
    const text = Object.hasOwn(deprecatedNodeLabels, topologyKey) ? deprecatedNodeLabels[topologyKey] : '';
    return [
      ...(text ? [warningAt([...at, 'topologyKey'], `${topologyKey} is ${text}`)] : []),
      ...(labelSelector === undefined ? [warningAt([...at, 'labelSelector'], NULL_SELECTOR)] : []),
    ];
  });
}

function aliasWarnings({ spec }: PodManifest): PodWarning[] {
  const ips = new Set<string>();
  return (spec.hostAliases ?? []).flatMap(({ ip = '' }, index) => {
    const isAgain = ips.has(ip);
    ips.add(ip);
    return isAgain ? [warningAt(['spec', 'hostAliases', index, 'ip'], `duplicate ip ${goQuote(ip)}`)] : [];
  });
}

function seccompWarnings({ metadata, spec }: PodManifest): PodWarning[] {
  const isUsed = Object.hasOwn(metadata.annotations ?? {}, SECCOMP_ANNOTATION);
  if (!isUsed || spec.securityContext?.seccompProfile !== undefined) return [];
  const text = 'non-functional in v1.27+; use the "seccompProfile" field instead';
  return [warningOnKey(['metadata', 'annotations'], SECCOMP_ANNOTATION, text)];
}

function graceWarnings({ spec }: PodManifest): PodWarning[] {
  if ((spec.terminationGracePeriodSeconds ?? 0) >= 0) return [];
  const text = 'must be >= 0; negative values are invalid and will be treated as 1';
  return [warningAt(['spec', 'terminationGracePeriodSeconds'], text)];
}

function affinityWarnings({ spec }: PodManifest): PodWarning[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => {
    const list = 'preferredDuringSchedulingIgnoredDuringExecution';
    return (spec.affinity?.[kind]?.[list] ?? []).flatMap(({ podAffinityTerm }, index) => {
      const at = ['spec', 'affinity', kind, list, index, 'podAffinityTerm', 'labelSelector'];
      return podAffinityTerm.labelSelector === undefined ? [warningAt(at, NULL_SELECTOR)] : [];
    });
  });
}

/** Of a defaulted pod. */
export function podWarnings(pod: PodManifest): PodWarning[] {
  const { metadata, spec } = pod;
  return [
    ...nameWarnings(pod),
    ...deprecatedKeys(['spec', 'nodeSelector'], spec.nodeSelector, deprecatedNodeLabels),
    ...topologyWarnings(pod),
    ...deprecatedKeys(['metadata', 'annotations'], metadata.annotations, deprecatedAnnotations),
    ...aliasWarnings(pod),
    ...seccompWarnings(pod),
    ...containerWarnings(pod),
    ...graceWarnings(pod),
    ...affinityWarnings(pod),
  ];
}
