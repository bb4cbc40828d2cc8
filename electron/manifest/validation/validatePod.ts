// The API server's validation of a defaulted Pod: the same messages in the same order (ValidatePodCreate and
// ValidatePodSpec of pkg/apis/core/validation). Volume kinds and affinity rules that Podbay refuses are checked in
// outline only.

import { type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import { dns1123LabelErrors, dns1123SubdomainErrors, ipErrors } from '../../common/kubernetes/names.ts';
import type { PodManifest, PodSpec } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { goStringList, invalidEach, oneOf, optionalName } from './checks.ts';
import {
  validateContainers,
  validateHostNetworkPorts,
  validateImageBlanks,
  validateInitContainers,
} from './validateContainers.ts';
import { validateLabels, validateMetadata } from './validateMetadata.ts';
import { validateAffinity, validateTolerations, validateTopologySpread } from './validateScheduling.ts';
import { validatePodSecurityContext } from './validateSecurity.ts';
import { validateVolumes } from './validateVolumes.ts';

const restartPolicies = ['Always', 'OnFailure', 'Never'];
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
/** glibc's and the API's limits of resolv.conf. */
const MAX_NAMESERVERS = 3;
const MAX_SEARCHES = 32;
const MAX_SEARCH_CHARS = 2048;
const MAX_INT32 = 2_147_483_647;

function validateSearches(searches: readonly string[], at: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  if (searches.length > MAX_SEARCHES)
    errors.push(
      fieldErrors.invalid(at, goStringList(searches), `must not have more than ${MAX_SEARCHES} search paths`),
    );
  if (searches.join(' ').length > MAX_SEARCH_CHARS)
    errors.push(
      fieldErrors.invalid(
        at,
        goStringList(searches),
        `must not have more than ${MAX_SEARCH_CHARS} characters (including spaces) in the search list`,
      ),
    );
  searches.forEach((search, index) => {
    const name = search.endsWith('.') ? search.slice(0, -1) : search;
    errors.push(...invalidEach([...at, index], name, dns1123SubdomainErrors(name)));
  });
  return errors;
}

function validateDnsConfig(spec: PodSpec, specAt: FieldPath): FieldError[] {
  const at = [...specAt, 'dnsConfig'];
  const { dnsConfig, dnsPolicy } = spec;
  if (dnsConfig === undefined)
    return dnsPolicy === 'None'
      ? [fieldErrors.required(at, 'must provide `dnsConfig` when `dnsPolicy` is None')]
      : [];
  const { nameservers = [], searches = [], options = [] } = dnsConfig;
  const errors: FieldError[] = [];
  const serversAt = [...at, 'nameservers'];
  if (dnsPolicy === 'None' && nameservers.length === 0)
    return [
      fieldErrors.required(serversAt, 'must provide at least one DNS nameserver when `dnsPolicy` is None'),
    ];
  if (nameservers.length > MAX_NAMESERVERS)
    errors.push(
      fieldErrors.invalid(
        serversAt,
        goStringList(nameservers),
        `must not have more than ${MAX_NAMESERVERS} nameservers`,
      ),
    );
  nameservers.forEach((server, index) =>
    errors.push(...invalidEach([...serversAt, index], server, ipErrors(server))),
  );
  errors.push(...validateSearches(searches, [...at, 'searches']));
  options.forEach(({ name }, index) => {
    if (!name) errors.push(fieldErrors.required([...at, 'options', index], 'must not be empty'));
  });
  return errors;
}

function validateHostAliases(spec: PodSpec, specAt: FieldPath): FieldError[] {
  return (spec.hostAliases ?? []).flatMap(({ ip = '', hostnames = [] }, index) => [
    ...invalidEach([...specAt, 'hostAliases', index, 'ip'], ip, ipErrors(ip)),
    ...hostnames.flatMap((hostname, nameIndex) =>
      invalidEach(
        [...specAt, 'hostAliases', index, 'hostnames', nameIndex],
        hostname,
        dns1123SubdomainErrors(hostname),
      ),
    ),
  ]);
}

function validateDeadline(spec: PodSpec, specAt: FieldPath): FieldError[] {
  const seconds = spec.activeDeadlineSeconds;
  return seconds === undefined || (seconds >= 1 && seconds <= MAX_INT32)
    ? []
    : [
        fieldErrors.invalid(
          [...specAt, 'activeDeadlineSeconds'],
          seconds,
          `must be between 1 and ${MAX_INT32}, inclusive`,
        ),
      ];
}

function validateOs(spec: PodSpec, specAt: FieldPath): FieldError[] {
  if (spec.os === undefined) return [];
  const at = [...specAt, 'os', 'name'];
  return spec.os.name
    ? oneOf(at, spec.os.name, ['linux', 'windows'])
    : [fieldErrors.required(at, 'cannot be empty')];
}

function validateSpec(spec: PodSpec): FieldError[] {
  const at: FieldPath = ['spec'];
  const field = (name: string): FieldPath => [...at, name];
  const volumes = validateVolumes(spec.volumes ?? [], field('volumes'));
  return [
    ...volumes.errors,
    ...validateContainers(spec, volumes.names, at),
    ...validateInitContainers(spec, volumes.names, at),
    ...validateHostNetworkPorts(spec, at),
    ...oneOf(field('restartPolicy'), spec.restartPolicy ?? 'Always', restartPolicies),
    ...oneOf(field('dnsPolicy'), spec.dnsPolicy ?? 'ClusterFirst', dnsPolicies),
    ...validateLabels(spec.nodeSelector ?? {}, field('nodeSelector')),
    ...validatePodSecurityContext(spec, at),
    ...validateAffinity(spec, at),
    ...validateDnsConfig(spec, at),
    ...validateTopologySpread(spec, at),
    ...optionalName(field('serviceAccountName'), spec.serviceAccountName, dns1123SubdomainErrors),
    ...optionalName(field('nodeName'), spec.nodeName, dns1123SubdomainErrors),
    ...validateDeadline(spec, at),
    ...optionalName(field('hostname'), spec.hostname, dns1123LabelErrors),
    ...optionalName(field('subdomain'), spec.subdomain, dns1123LabelErrors),
    ...validateTolerations(spec.tolerations ?? [], field('tolerations')),
    ...validateHostAliases(spec, at),
    ...optionalName(field('priorityClassName'), spec.priorityClassName, dns1123SubdomainErrors),
    ...optionalName(field('runtimeClassName'), spec.runtimeClassName, dns1123SubdomainErrors),
    ...oneOf(field('preemptionPolicy'), spec.preemptionPolicy ?? 'Never', ['PreemptLowerPriority', 'Never']),
    ...validateOs(spec, at),
    ...validateImageBlanks(spec, at),
    ...(spec.ephemeralContainers === undefined || spec.ephemeralContainers.length === 0
      ? []
      : [fieldErrors.forbidden(field('ephemeralContainers'), 'cannot be set on create')]),
  ];
}

/** Every error that the API server would list, in its order. Expects a defaulted pod. */
export function validatePod(pod: PodManifest): FieldError[] {
  return [...validateMetadata(pod.metadata), ...validateSpec(pod.spec)];
}
