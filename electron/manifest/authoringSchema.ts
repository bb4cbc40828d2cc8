// The schema as the editor gets it: a field that this release refuses says so, a value that it refuses is not offered.

import type { FieldSchema, ObjectSchema, TypeSchema } from '../common/kubernetes/typeSchema.ts';
import { type FieldTable, fieldSupport, type SupportRule } from './fieldSupport.ts';
import { podSchema } from './podSchema.ts';

export function authoringSchema(): TypeSchema {
  const types = Object.entries(podSchema.types).map(([type, object]) => [
    type,
    withSupport(object, fieldSupport[type] ?? {}),
  ]);
  return { ...podSchema, types: Object.fromEntries(types) };
}

function withSupport(object: ObjectSchema, table: FieldTable): ObjectSchema {
  const fields = Object.entries(object.fields).map(([name, field]) => [name, supported(field, table[name])]);
  return { ...object, fields: Object.fromEntries(fields) };
}

function supported(field: FieldSchema, rule: SupportRule | undefined): FieldSchema {
  if (rule === undefined) return field;
  if (typeof rule !== 'function') return rule.verdict === 'refused' ? { ...field, isRefused: true } : field;
  if (field.values === undefined) return field;
  return { ...field, values: field.values.filter((value) => rule(value).verdict !== 'refused') };
}
