// Walks a manifest along the schema and gives each field its verdict, so that nothing is ignored in silence.

import { formatPath, keyPath } from '../common/kubernetes/fieldError.ts';
import {
  type FieldPath,
  fieldOf,
  itemTypeOf,
  objectSchemaOf,
  valueTypeOf,
} from '../common/kubernetes/typeSchema.ts';
import { type FieldTable, fieldSupport, type Support } from './fieldSupport.ts';
import { podSchema } from './podSchema.ts';
import type { Json } from './resolveScalar.ts';

export interface FieldVerdict {
  readonly at: FieldPath;
  readonly path: string;
  readonly support: Support;
}

/** `emptyDir.sizeLimit` is enforced on tmpfs and cannot be on a disk without project quotas. */
function emptyDirSupport(field: string, owner: Json, support: Support): Support {
  const onDisk =
    typeof owner === 'object' && owner !== null && !Array.isArray(owner) && owner.medium !== 'Memory';
  return field === 'sizeLimit' && onDisk ? { verdict: 'emulated', note: { code: 'emptyDirSize' } } : support;
}

const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const asTable = (type: string): FieldTable | undefined =>
  Object.hasOwn(fieldSupport, type) ? fieldSupport[type] : undefined;

function supportOf(type: string, field: string, value: Json, owner: Json): Support {
  const rule = asTable(type)?.[field];
  if (rule === undefined) return { verdict: 'refused', note: { code: 'newerField' } };
  const support = typeof rule === 'function' ? rule(value) : rule;
  // An empty list asks for nothing.
  if (support.verdict === 'refused' && Array.isArray(value) && value.length === 0)
    return { verdict: 'honoured' };
  return type === 'EmptyDirVolumeSource' ? emptyDirSupport(field, owner, support) : support;
}

function walk(value: Json, type: string, at: FieldPath, report: FieldVerdict[]): void {
  const object = objectSchemaOf(podSchema, type);
  if (object === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, child] of Object.entries(value)) {
    const field = fieldOf(object, name);
    if (field === undefined || child === null) continue;
    const childAt = [...at, name];
    const support = supportOf(type, name, child, value);
    const itemType = itemTypeOf(field.type);
    const hasRows = asTable(itemType ?? field.type) !== undefined && !isEmpty(child);
    if (support.verdict !== 'honoured' || !hasRows) {
      report.push({ at: childAt, path: pathText(childAt, field.type, child), support });
    } else if (itemType !== undefined && Array.isArray(child)) {
      child.forEach((entry, index) => walk(entry, itemType, [...childAt, index], report));
    } else walk(child, field.type, childAt, report);
  }
}

/** A map with one entry is named with its key, as the API server prints it. */
function pathText(at: FieldPath, type: string, value: Json): string {
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  const [onlyKey] = keys;
  return valueTypeOf(type) !== undefined && keys.length === 1 && onlyKey !== undefined
    ? keyPath(at, onlyKey)
    : formatPath(at);
}

/** One verdict per field that is given: scalars, lists of scalars and maps; refused fields as a whole. */
export function reportFields(pod: Json): FieldVerdict[] {
  const report: FieldVerdict[] = [];
  walk(pod, 'Pod', [], report);
  return report;
}
