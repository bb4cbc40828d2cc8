// What the schema offers at a place of a manifest: keys of a mapping, or values of a field. Pure.

import {
  type FieldPath,
  type FieldSchema,
  itemTypeOf,
  objectSchemaOf,
  schemaAt,
  type TypeSchema,
  valueTypeOf,
} from '../../electron/common/kubernetes/typeSchema.ts';
import type { YamlContext } from './yamlContext.ts';

export interface SchemaOption {
  readonly label: string;
  readonly type: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly isRefused: boolean;
  /** What to insert instead of what was typed so far. */
  readonly insert: string;
  /** More is more likely. */
  readonly rank: number;
}

/** Written by the server, so offering them to an author would mislead. */
const serverFields = new Set(['status', 'uid', 'selfLink', 'resourceVersion', 'generation', 'managedFields']);
/** What people write first. */
const firstFields =
  'apiVersion kind metadata name spec image containers command args ports env volumeMounts resources volumes ' +
  'initContainers restartPolicy imagePullPolicy labels namespace';
const firstRank = firstFields.split(' ').toReversed();
/** CodeMirror's lowest. */
const LAST_RANK = -99;

/** The path inside the Pod: items of a List are Pods too. */
function podPath(path: FieldPath): FieldPath {
  return path[0] === 'items' && typeof path[1] === 'number' ? path.slice(2) : path;
}

/** The field at a path of a manifest document. */
export function fieldAt(schema: TypeSchema, path: FieldPath): FieldSchema | undefined {
  return schemaAt(schema, podPath(path));
}

export function schemaOptions(schema: TypeSchema, context: YamlContext): readonly SchemaOption[] {
  const field = fieldAt(schema, context.path);
  if (field === undefined) return [];
  if (context.role === 'value') return valueOptions(field, '');
  const object = objectSchemaOf(schema, field.type);
  if (object !== undefined) return keyOptions(object.fields, context, '');
  const item = itemTypeOf(field.type);
  if (item === undefined) return typeof context.path.at(-1) === 'number' ? valueOptions(field, '') : [];
  const itemObject = objectSchemaOf(schema, item);
  return itemObject === undefined
    ? valueOptions({ ...field, type: item }, '- ')
    : keyOptions(itemObject.fields, { ...context, siblings: new Set(), hasColon: false }, '- ');
}

function keyOptions(
  fields: Readonly<Record<string, FieldSchema>>,
  context: Pick<YamlContext, 'column' | 'siblings' | 'hasColon'>,
  prefix: string,
): SchemaOption[] {
  return Object.entries(fields)
    .filter(([name]) => !context.siblings.has(name) && !serverFields.has(name))
    .map(([name, field]) => ({
      label: name,
      type: field.type,
      description: field.description,
      isRequired: field.required ?? false,
      isRefused: field.isRefused ?? false,
      insert: context.hasColon ? name : prefix + name + afterKey(field.type, context.column + prefix.length),
      rank: rankOf(name, field),
    }));
}

/** What follows a key so that writing goes on in the right column. */
function afterKey(type: string, column: number): string {
  const indent = `\n${' '.repeat(column + 2)}`;
  if (itemTypeOf(type) !== undefined) return `:${indent}- `;
  const isScalar = /^(string|boolean|int32|int64|Quantity|IntOrString|Time|any)$/.test(type);
  return isScalar && valueTypeOf(type) === undefined ? ': ' : `:${indent}`;
}

function rankOf(name: string, field: FieldSchema): number {
  if (field.isRefused) return LAST_RANK;
  return firstRank.indexOf(name) + 1 + (field.required ? 20 : 0);
}

function valueOptions(field: FieldSchema, prefix: string): SchemaOption[] {
  const values = field.values ?? (field.type === 'boolean' ? ['true', 'false'] : []);
  return values.map((value, index) => ({
    label: value === '' ? '""' : value,
    type: field.type,
    description: field.description,
    isRequired: false,
    isRefused: false,
    insert: prefix + (value === '' ? '""' : value),
    rank: values.length - index,
  }));
}
