// The API server's field errors (apimachinery/util/validation/field): a path, a kind, a value, a detail, rendered
// to the byte as kubectl prints them.

import { goQuote } from './goQuote.ts';
import type { FieldPath } from './typeSchema.ts';

/** A value as Go prints it in an error: strings quoted, numbers and booleans bare, or text made beforehand. */
export type ErrorValue = string | number | boolean | null | { readonly verbatim: string };

export interface FieldError {
  /** Where in the manifest: the node that a line number is looked up for. */
  readonly at: FieldPath;
  /** The path as printed; some API messages leave out indices. */
  readonly field: string;
  /** Everything after `field: `. */
  readonly message: string;
  /** Where the value must be one of a closed list: the value and the list, for "did you mean". */
  readonly choice?: { readonly value: string; readonly supported: readonly string[] };
}

/** `spec.containers[0].ports[1].name`; keys that are not identifiers stand in brackets: `limits[cpu]`. */
export function formatPath(path: FieldPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number' || !/^[A-Za-z_$][\w$]*$/.test(step)) text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** The path of an entry of a map, whose key is always in brackets: `metadata.labels[app]`. */
export const keyPath = (map: FieldPath, key: string): string => `${formatPath(map)}[${key}]`;

function show(value: ErrorValue): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return value.verbatim;
  return typeof value === 'string' ? goQuote(value) : String(value);
}

const withDetail = (text: string, detail: string): string => (detail === '' ? text : `${text}: ${detail}`);

/** The kinds of errors. `field` replaces the printed path where the API server's differs from the real one. */
export const fieldErrors = {
  required: (at: FieldPath, detail = '', field = formatPath(at)): FieldError => ({
    at,
    field,
    message: withDetail('Required value', detail),
  }),
  invalid: (at: FieldPath, value: ErrorValue, detail: string, field = formatPath(at)): FieldError => ({
    at,
    field,
    message: withDetail(`Invalid value: ${show(value)}`, detail),
  }),
  duplicate: (at: FieldPath, value: ErrorValue, field = formatPath(at)): FieldError => ({
    at,
    field,
    message: `Duplicate value: ${show(value)}`,
  }),
  notFound: (at: FieldPath, value: ErrorValue, field = formatPath(at)): FieldError => ({
    at,
    field,
    message: `Not found: ${show(value)}`,
  }),
  notSupported: (
    at: FieldPath,
    value: string,
    supported: readonly string[],
    field = formatPath(at),
  ): FieldError => ({
    at,
    field,
    choice: { value, supported },
    message: `Unsupported value: ${show(value)}: supported values: ${supported.map(goQuote).join(', ')}`,
  }),
  forbidden: (at: FieldPath, detail: string, field = formatPath(at)): FieldError => ({
    at,
    field,
    message: withDetail('Forbidden', detail),
  }),
  tooLong: (at: FieldPath, maxBytes: number, field = formatPath(at)): FieldError => ({
    at,
    field,
    message: `Too long: may not be more than ${maxBytes} bytes`,
  }),
} as const;

export const fieldErrorText = (error: FieldError): string => `${error.field}: ${error.message}`;

/** What kubectl prints on stderr for status 422: one line for one cause, a bulleted list for several. */
export function invalidObjectText(kind: string, name: string, errors: readonly FieldError[]): string {
  const texts = [...new Set(errors.map(fieldErrorText))];
  const head = `The ${kind} ${goQuote(name)} is invalid: `;
  return texts.length === 1 ? head + texts.join('') : [head, ...texts.map((text) => `* ${text}`)].join('\n');
}
