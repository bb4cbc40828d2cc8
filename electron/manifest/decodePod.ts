// Strict decoding: does this JSON fit the Go types of a Pod? Reports what the API server reports, in its order
// (keys sorted, as kubectl sends them): the first value of a wrong type alone, else every unknown and repeated field.

import { goQuote } from '../common/kubernetes/goQuote.ts';
import type { Pod } from '../common/kubernetes/objects.ts';
import { parseQuantity, QUANTITY_ERROR } from '../common/kubernetes/quantity.ts';
import {
  type FieldPath,
  fieldOf,
  itemTypeOf,
  objectSchemaOf,
  valueTypeOf,
} from '../common/kubernetes/typeSchema.ts';
import { goTypeName, podSchema } from './podSchema.ts';
import type { Json } from './resolveScalar.ts';
import { suggestName } from './suggestName.ts';

export interface DecodeProblem {
  readonly at: FieldPath;
  /** `unknown field "spec.contaners"`, `duplicate field "spec.x"`, or Go's text for a wrong type. */
  readonly text: string;
  readonly suggestion: string | undefined;
}

export type DecodeResult =
  | { readonly pod: Pod }
  /** One value has the wrong type; nothing else is reported. */
  | { readonly typeProblem: DecodeProblem }
  | { readonly strictProblems: readonly DecodeProblem[] };

/** Where the decoder stands: the struct and field that Go names in its errors. */
interface Context {
  readonly struct: string;
  /** JSON names from the root, without indices. */
  readonly fields: readonly string[];
}

class TypeMismatch extends Error {
  readonly at: FieldPath;

  constructor(at: FieldPath, message: string) {
    super(message);
    this.at = at;
  }
}

/** The notation of strict decoding errors: map keys stand like fields. */
function strictPath(path: FieldPath): string {
  return path.reduce<string>(
    (text, step) => text + (typeof step === 'number' ? `[${step}]` : text === '' ? step : `.${step}`),
    '',
  );
}

function jsonTypeName(value: Json, asNumber: boolean): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return asNumber ? `number ${value}` : 'number';
  if (typeof value === 'boolean') return 'bool';
  return typeof value;
}

const INT32_MAX = 2_147_483_647;
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const GO_TIME = '2006-01-02T15:04:05Z07:00';

class Decoder {
  readonly problems: DecodeProblem[] = [];
  readonly #duplicates: ReadonlySet<string>;

  constructor(duplicates: readonly FieldPath[]) {
    this.#duplicates = new Set(duplicates.map(strictPath));
  }

  /** The value as Go keeps it: null fields dropped, null entries of lists and maps at their zero value. */
  value(value: Json, type: string, at: FieldPath, context: Context): Json {
    if (value === null) return zeroValue(type);
    if (type === 'any') return value;
    const item = itemTypeOf(type);
    if (item !== undefined) {
      if (!Array.isArray(value)) return this.#mismatch(value, type, at, context);
      return value.map((entry, index) => this.value(entry, item, [...at, index], context));
    }
    if (valueTypeOf(type) === undefined && objectSchemaOf(podSchema, type) === undefined)
      return this.#scalar(value, type, at, context);
    if (typeof value !== 'object' || Array.isArray(value)) return this.#mismatch(value, type, at, context);
    return this.#entries(value, type, at, context);
  }

  #entries(value: { readonly [key: string]: Json }, type: string, at: FieldPath, context: Context): Json {
    const mapped = valueTypeOf(type);
    const fields = objectSchemaOf(podSchema, type);
    const kept: [string, Json][] = [];
    for (const key of Object.keys(value).sort()) {
      const childPath = [...at, key];
      if (this.#duplicates.has(strictPath(childPath))) this.#problem(childPath, 'duplicate', undefined);
      const child = value[key] ?? null;
      const field = fields === undefined ? undefined : fieldOf(fields, key);
      if (mapped !== undefined) kept.push([key, this.value(child, mapped, childPath, context)]);
      else if (field === undefined)
        this.#problem(childPath, 'unknown', suggestName(key, Object.keys(fields?.fields ?? {})));
      else if (child !== null) {
        const inner = { struct: type, fields: [...context.fields, key] };
        kept.push([key, this.value(child, field.type, childPath, inner)]);
      }
    }
    return Object.fromEntries([...missingRequired(type, value), ...kept]);
  }

  #problem(at: FieldPath, kind: 'unknown' | 'duplicate', suggestion: string | undefined): void {
    this.problems.push({ at, text: `${kind} field ${goQuote(strictPath(at))}`, suggestion });
  }

  #scalar(value: Exclude<Json, null>, type: string, at: FieldPath, context: Context): Json {
    switch (type) {
      case 'string':
      case 'boolean':
        return typeof value === type ? value : this.#mismatch(value, type, at, context);
      case 'int32':
      case 'int64': {
        const limit = type === 'int32' ? INT32_MAX : Number.MAX_SAFE_INTEGER;
        if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > limit)
          return this.#mismatch(value, type, at, context);
        return value;
      }
      case 'Quantity':
        if ((typeof value !== 'string' && typeof value !== 'number') || parseQuantity(value) === undefined)
          throw new TypeMismatch(at, QUANTITY_ERROR);
        return value;
      case 'IntOrString':
        if (typeof value !== 'string' && (typeof value !== 'number' || !Number.isInteger(value)))
          throw new TypeMismatch(
            at,
            `json: cannot unmarshal ${jsonTypeName(value, true)} into Go value of type int32`,
          );
        return value;
      case 'Time':
        if (typeof value !== 'string') return this.#mismatch(value, 'string', at, context);
        if (!timePattern.test(value))
          throw new TypeMismatch(
            at,
            `parsing time ${goQuote(value)} as ${goQuote(GO_TIME)}: cannot parse ${goQuote(value)} as "2006"`,
          );
        return value;
      default:
        throw new TypeError(`podSchema.generated.json names an unknown type: ${type}`);
    }
  }

  #mismatch(value: Json, type: string, at: FieldPath, context: Context): never {
    const isInteger = type === 'int32' || type === 'int64';
    const field = context.fields.at(-1) ?? '';
    const target =
      context.fields.length === 0
        ? `Go value of type v1.${type}`
        : `Go struct field ${context.struct}.${context.fields.join('.')} of type ${goTypeName(context.struct, field, type)}`;
    throw new TypeMismatch(at, `json: cannot unmarshal ${jsonTypeName(value, isInteger)} into ${target}`);
  }
}

/** A required field that is absent is Go's zero value: the types say it is there, validation says it is missing. */
function missingRequired(type: string, value: { readonly [key: string]: Json }): [string, Json][] {
  return Object.entries(objectSchemaOf(podSchema, type)?.fields ?? {})
    .filter(([name, field]) => field.required === true && (value[name] ?? null) === null)
    .map(([name, field]) => [name, zeroValue(field.type)]);
}

/** What Go holds where nothing was given. */
function zeroValue(type: string): Json {
  if (itemTypeOf(type) !== undefined) return [];
  if (type === 'string') return '';
  if (type === 'boolean') return false;
  if (type === 'any') return null;
  if (objectSchemaOf(podSchema, type) !== undefined) return Object.fromEntries(missingRequired(type, {}));
  return valueTypeOf(type) !== undefined ? {} : 0;
}

/** Decodes one object whose kind is Pod. `duplicates` are the paths of keys that stand twice in the text. */
export function decodePod(value: Json, duplicates: readonly FieldPath[] = []): DecodeResult {
  const decoder = new Decoder(duplicates);
  try {
    const decoded = decoder.value(value, 'Pod', [], { struct: 'Pod', fields: [] });
    if (decoder.problems.length > 0) return { strictProblems: decoder.problems };
    // Every field has just been compared with the schema that these types describe.
    return { pod: decoded as unknown as Pod };
  } catch (error) {
    if (!(error instanceof TypeMismatch)) throw error;
    const suggestion = error.message.endsWith('of type string') ? 'write the value in quotes' : undefined;
    return { typeProblem: { at: error.at, text: error.message, suggestion } };
  }
}
