// The environment of a container in a describe text (semantics §5.6).

import type { Container, EnvVar, Pod } from '../kubernetes/objects.ts';
import { milliValue, unitValue } from '../kubernetes/quantity.ts';
import { indent } from './describeLines.ts';

export function describeEnvFrom({ envFrom = [] }: Container): string[] {
  if (envFrom.length === 0) return [];
  const lines = envFrom.map(({ configMapRef, secretRef, prefix }) => {
    const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
    const ref = configMapRef ?? secretRef;
    const withPrefix = prefix ? ` with prefix '${prefix}'` : '';
    return `${ref?.name ?? ''}\t${kind}${withPrefix}\tOptional: ${ref?.optional ?? false}`;
  });
  return ['Environment Variables from:', ...indent(1, lines)];
}

export function describeEnv(container: Container, pod: Pod): string[] {
  const env = container.env ?? [];
  if (env.length === 0) return ['Environment:\t<none>'];
  return [
    'Environment:',
    ...indent(
      1,
      env.flatMap((variable) => describeVariable(variable, container, pod)),
    ),
  ];
}

function describeVariable({ name, value = '', valueFrom }: EnvVar, container: Container, pod: Pod): string[] {
  if (!valueFrom)
    return value.split('\n').map((line, index) => (index === 0 ? `${name}:\t${line}` : `\t${line}`));
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef) {
    const { apiVersion = 'v1', fieldPath } = fieldRef;
    return [`${name}:\t${fieldValue(pod, fieldPath)} (${apiVersion}:${fieldPath})`];
  }
  if (resourceFieldRef) {
    const { resource } = resourceFieldRef;
    return [`${name}:\t${resourceValue(container, resource, resourceFieldRef.divisor)} (${resource})`];
  }
  if (secretKeyRef) {
    const { key, name: secret = '', optional = false } = secretKeyRef;
    return [`${name}:\t<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`];
  }
  if (configMapKeyRef) {
    const { key, name: configMap = '', optional = false } = configMapKeyRef;
    return [`${name}:\t<set to the key '${key}' of config map '${configMap}'>\tOptional: ${optional}`];
  }
  return [];
}

/** kubectl resolves metadata fields only: `spec.nodeName` and `status.podIP` print an empty value. */
function fieldValue({ metadata }: Pod, fieldPath: string): string {
  const [, map, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(fieldPath) ?? [];
  if (key !== undefined) return (map === 'labels' ? metadata?.labels : metadata?.annotations)?.[key] ?? '';
  switch (fieldPath) {
    case 'metadata.name':
      return metadata?.name ?? '';
    case 'metadata.namespace':
      return metadata?.namespace ?? '';
    case 'metadata.uid':
      return metadata?.uid ?? '';
    default:
      return '';
  }
}

/** Rounded up to whole multiples of the divisor, as the downward API hands it to the container. */
function resourceValue({ resources }: Container, resource: string, divisor: string | undefined): string {
  const [, list, name = ''] = /^(limits|requests)\.(.+)$/.exec(resource) ?? [];
  const quantity = (list === 'limits' ? resources?.limits : resources?.requests)?.[name];
  const valueOf = name === 'cpu' ? milliValue : unitValue;
  const unit = valueOf(divisor ?? '1') || valueOf('1');
  const value = Math.ceil(valueOf(quantity) / unit);
  const isNodeDefault = value === 0 && (resource === 'limits.cpu' || resource === 'limits.memory');
  return isNodeDefault ? 'node allocatable' : `${value}`;
}
