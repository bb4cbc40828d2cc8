// ObjectMeta (apimachinery/pkg/api/validation/objectmeta.go).

import { type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import {
  dns1123LabelErrors,
  dns1123SubdomainErrors,
  labelValueErrors,
  qualifiedNameErrors,
} from '../../common/kubernetes/names.ts';
import type { ObjectMeta } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { byteLength } from '../../common/utf8.ts';
import { invalidEach, optionalName } from './checks.ts';

/** All keys and values of the annotations together, in bytes. */
const MAX_ANNOTATIONS_BYTES = 262_144;

/** A generated name ends with random letters, so a trailing dash of its base is fine. */
const maskTrailingDash = (base: string): string =>
  base.length > 1 && base.endsWith('-') ? `${base.slice(0, -1)}a` : base;

/** Messages name the map, not the key: the API server does. */
export function validateLabels(labels: Readonly<Record<string, string>>, at: FieldPath): FieldError[] {
  const field = fieldErrors.required(at).field;
  return Object.entries(labels).flatMap(([key, value]) => [
    ...invalidEach([...at, key], key, qualifiedNameErrors(key), field),
    ...invalidEach([...at, key], value, labelValueErrors(value), field),
  ]);
}

function validateAnnotations(annotations: Readonly<Record<string, string>>, at: FieldPath): FieldError[] {
  const field = fieldErrors.required(at).field;
  let bytes = 0;
  const errors = Object.entries(annotations).flatMap(([key, value]) => {
    bytes += byteLength(key) + byteLength(value);
    return invalidEach([...at, key], key, qualifiedNameErrors(key.toLowerCase()), field);
  });
  return bytes > MAX_ANNOTATIONS_BYTES ? [...errors, fieldErrors.tooLong(at, MAX_ANNOTATIONS_BYTES)] : errors;
}

export function validateMetadata(metadata: ObjectMeta): FieldError[] {
  const at: FieldPath = ['metadata'];
  const { name, generateName, namespace } = metadata;
  const nameErrors =
    name || generateName
      ? optionalName([...at, 'name'], name, dns1123SubdomainErrors)
      : [fieldErrors.required([...at, 'name'], 'name or generateName is required')];
  return [
    ...invalidEach(
      [...at, 'generateName'],
      generateName ?? '',
      generateName ? dns1123SubdomainErrors(maskTrailingDash(generateName)) : [],
    ),
    ...nameErrors,
    ...optionalName([...at, 'namespace'], namespace, dns1123LabelErrors),
    ...validateLabels(metadata.labels ?? {}, [...at, 'labels']),
    ...validateAnnotations(metadata.annotations ?? {}, [...at, 'annotations']),
  ];
}
