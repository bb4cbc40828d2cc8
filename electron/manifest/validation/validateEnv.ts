// Environment variables (pkg/apis/core/validation: ValidateEnv, ValidateEnvFrom).

import { type FieldError, fieldErrors, formatPath } from '../../common/kubernetes/fieldError.ts';
import {
  configKeyErrors,
  dns1123SubdomainErrors,
  envNameErrors,
  qualifiedNameErrors,
} from '../../common/kubernetes/names.ts';
import type { Container, EnvVar } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { invalidEach, oneOf, requiredName } from './checks.ts';

/** Fields that an environment variable may take its value from, as the API server lists them. */
const envFieldPaths = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
/** Amounts that a variable may take its value from. */
const envResources = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
/** Known to the API, but not for variables. */
const otherFieldPaths = [
  'metadata.labels',
  'metadata.annotations',
  'spec.schedulerName',
  'spec.restartPolicy',
];

type ValueSource = NonNullable<EnvVar['valueFrom']>;
type FieldRef = NonNullable<ValueSource['fieldRef']>;

function validateFieldRef({ apiVersion, fieldPath }: FieldRef, refAt: FieldPath): FieldError[] {
  const at = [...refAt, 'fieldPath'];
  if (!fieldPath) return [fieldErrors.required(at)];
  if (apiVersion !== undefined && apiVersion !== 'v1') {
    const detail = `error converting fieldPath: unsupported pod version: ${apiVersion}`;
    return [fieldErrors.invalid(at, fieldPath, detail)];
  }
  const [, map, key] = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(fieldPath) ?? [];
  if (key !== undefined) {
    const name = map === 'annotations' ? key.toLowerCase() : key;
    // The API server names the reference here, not its fieldPath.
    return invalidEach(at, name, qualifiedNameErrors(name), formatPath(refAt));
  }
  if (envFieldPaths.includes(fieldPath)) return [];
  if (otherFieldPaths.includes(fieldPath)) return [fieldErrors.notSupported(at, fieldPath, envFieldPaths)];
  const detail = `error converting fieldPath: field label not supported: ${fieldPath}`;
  return [fieldErrors.invalid(at, fieldPath, detail)];
}

function validateResource(resource: string | undefined, at: FieldPath): FieldError[] {
  if (!resource) return [fieldErrors.required(at)];
  const isHugePages = /^(limits|requests)\.hugepages-/.test(resource);
  return isHugePages ? [] : oneOf(at, resource, envResources);
}

function validateKeyRef(
  ref: { readonly name?: string; readonly key?: string } | undefined,
  at: FieldPath,
): FieldError[] {
  if (ref === undefined) return [];
  const { name = '', key } = ref;
  return [
    // Unlike everywhere else a missing name is an invalid one here.
    ...invalidEach([...at, 'name'], name, dns1123SubdomainErrors(name)),
    ...requiredName([...at, 'key'], key, configKeyErrors),
  ];
}

function validateValueFrom(variable: EnvVar, source: ValueSource, at: FieldPath): FieldError[] {
  const kinds = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'] as const;
  const count = kinds.filter((kind) => source[kind] !== undefined).length;
  const errors = [
    ...(source.fieldRef === undefined ? [] : validateFieldRef(source.fieldRef, [...at, 'fieldRef'])),
    ...(source.resourceFieldRef === undefined
      ? []
      : validateResource(source.resourceFieldRef.resource, [...at, 'resourceFieldRef', 'resource'])),
    ...validateKeyRef(source.configMapKeyRef, [...at, 'configMapKeyRef']),
    ...validateKeyRef(source.secretKeyRef, [...at, 'secretKeyRef']),
  ];
  if (count === 0)
    errors.push(
      fieldErrors.invalid(
        at,
        '',
        'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`',
      ),
    );
  else if (variable.value)
    errors.push(fieldErrors.invalid(at, '', 'may not be specified when `value` is not empty'));
  else if (count > 1)
    errors.push(fieldErrors.invalid(at, '', 'may not have more than one field specified at a time'));
  return errors;
}

export function validateEnv(variables: readonly EnvVar[], at: FieldPath): FieldError[] {
  return variables.flatMap((variable, index) => [
    ...requiredName([...at, index, 'name'], variable.name, envNameErrors),
    ...(variable.valueFrom === undefined
      ? []
      : validateValueFrom(variable, variable.valueFrom, [...at, index, 'valueFrom'])),
  ]);
}

export function validateEnvFrom(sources: NonNullable<Container['envFrom']>, at: FieldPath): FieldError[] {
  return sources.flatMap((source, index) => {
    const itemAt = [...at, index];
    const { prefix, configMapRef, secretRef } = source;
    const count = [configMapRef, secretRef].filter((ref) => ref !== undefined).length;
    return [
      ...(prefix ? invalidEach([...itemAt, 'prefix'], prefix, envNameErrors(prefix)) : []),
      ...(configMapRef === undefined
        ? []
        : requiredName([...itemAt, 'configMapRef', 'name'], configMapRef.name, dns1123SubdomainErrors)),
      ...(secretRef === undefined
        ? []
        : requiredName([...itemAt, 'secretRef', 'name'], secretRef.name, dns1123SubdomainErrors)),
      // The API server leaves the index out of these two.
      ...(count === 0
        ? [
            fieldErrors.invalid(
              itemAt,
              '',
              'must specify one of: `configMapRef` or `secretRef`',
              formatPath(at),
            ),
          ]
        : []),
      ...(count > 1
        ? [
            fieldErrors.invalid(
              itemAt,
              '',
              'may not have more than one field specified at a time',
              formatPath(at),
            ),
          ]
        : []),
    ];
  });
}
