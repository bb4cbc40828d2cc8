// Environment variables (pkg/apis/core/validation: ValidateEnv, ValidateEnvFrom).

import { type FieldError, fieldErrors, formatPath } from '../../common/kubernetes/fieldError.ts';
import { configKeyErrors, envNameErrors, qualifiedNameErrors } from '../../common/kubernetes/names.ts';
import type { Container, EnvVar } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { invalidEach, required, requiredName } from './checks.ts';

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
/** Known to the API, but not for variables. */
const otherFieldPaths = [
  'metadata.labels',
  'metadata.annotations',
  'spec.schedulerName',
  'spec.restartPolicy',
];

type ValueSource = NonNullable<EnvVar['valueFrom']>;

function validateFieldPath(fieldPath: string | undefined, at: FieldPath): FieldError[] {
  if (!fieldPath) return [fieldErrors.required(at)];
  const subscript = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/.exec(fieldPath);
  if (subscript !== null) return invalidEach(at, subscript[2] ?? '', qualifiedNameErrors(subscript[2] ?? ''));
  if (envFieldPaths.includes(fieldPath)) return [];
  if (otherFieldPaths.includes(fieldPath)) return [fieldErrors.notSupported(at, fieldPath, envFieldPaths)];
  const detail = `error converting fieldPath: field label not supported: ${fieldPath}`;
  return [fieldErrors.invalid(at, fieldPath, detail)];
}

function validateKeyRef(
  ref: { readonly name?: string; readonly key?: string } | undefined,
  at: FieldPath,
): FieldError[] {
  if (ref === undefined) return [];
  return [...required([...at, 'name'], ref.name), ...requiredName([...at, 'key'], ref.key, configKeyErrors)];
}

function validateValueFrom(variable: EnvVar, source: ValueSource, at: FieldPath): FieldError[] {
  const kinds = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'] as const;
  const count = kinds.filter((kind) => source[kind] !== undefined).length;
  const errors = [
    ...(source.fieldRef === undefined
      ? []
      : validateFieldPath(source.fieldRef.fieldPath, [...at, 'fieldRef', 'fieldPath'])),
    ...(source.resourceFieldRef === undefined
      ? []
      : required([...at, 'resourceFieldRef', 'resource'], source.resourceFieldRef.resource)),
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
      ...(configMapRef === undefined ? [] : required([...itemAt, 'configMapRef', 'name'], configMapRef.name)),
      ...(secretRef === undefined ? [] : required([...itemAt, 'secretRef', 'name'], secretRef.name)),
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
