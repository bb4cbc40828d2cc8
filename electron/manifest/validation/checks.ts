// The small checks that every validator of this folder is made of.

import { type ErrorValue, type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';

/** One `Invalid value` per message. */
export function invalidEach(
  at: FieldPath,
  value: ErrorValue,
  messages: readonly string[],
  field?: string,
): FieldError[] {
  return messages.map((message) => fieldErrors.invalid(at, value, message, field));
}

/** `Required value` when empty, else the syntax errors of the text. */
export function requiredName(
  at: FieldPath,
  value: string | undefined,
  errorsOf: (text: string) => string[],
): FieldError[] {
  return value ? invalidEach(at, value, errorsOf(value)) : [fieldErrors.required(at)];
}

/** The syntax errors of a text that may be absent. */
export function optionalName(
  at: FieldPath,
  value: string | undefined,
  errorsOf: (text: string) => string[],
): FieldError[] {
  return value ? invalidEach(at, value, errorsOf(value)) : [];
}

export function required(at: FieldPath, value: string | undefined): FieldError[] {
  return value ? [] : [fieldErrors.required(at)];
}

/** `Unsupported value` unless the value is one of a closed list. */
export function oneOf(
  at: FieldPath,
  value: string,
  supported: readonly string[],
  field?: string,
): FieldError[] {
  return supported.includes(value) ? [] : [fieldErrors.notSupported(at, value, supported, field)];
}

export function notNegative(at: FieldPath, value: number | undefined): FieldError[] {
  return value !== undefined && value < 0
    ? [fieldErrors.invalid(at, value, 'must be greater than or equal to 0')]
    : [];
}

export function noBacksteps(at: FieldPath, path: string, field?: string): FieldError[] {
  return path.split('/').includes('..')
    ? [fieldErrors.invalid(at, path, "must not contain '..'", field)]
    : [];
}

/** A path below a volume: relative, without `..`. */
export function descendingPath(at: FieldPath, path: string, field?: string): FieldError[] {
  const absolute = path.startsWith('/')
    ? [fieldErrors.invalid(at, path, 'must be a relative path', field)]
    : [];
  return [...absolute, ...noBacksteps(at, path, field)];
}

export function fileMode(at: FieldPath, mode: number | undefined): FieldError[] {
  return mode !== undefined && (mode < 0 || mode > 0o777)
    ? [fieldErrors.invalid(at, mode, 'must be a number between 0 and 0777 (octal), both inclusive')]
    : [];
}

/** A list of strings as Go's %#v prints it. */
export const goStringList = (values: readonly string[]): ErrorValue => ({
  verbatim: `[]string{${values.map((value) => JSON.stringify(value)).join(', ')}}`,
});
