// The tree of API types behind strict decoding, completion and hover docs. The data is generated from a package
// (build/generateSchema.mjs); this file only knows its shape and how to walk it, so the page can use it too.

/** One field of an API type. */
export interface FieldSchema {
  /** `string`, `boolean`, `int32`, `int64`, `Quantity`, `IntOrString`, `Time`, `any`, a type's name, `[]T` or `map[T]`. */
  readonly type: string;
  readonly description: string;
  readonly required?: boolean;
  /** The documented values of an enumeration. */
  readonly values?: readonly string[];
  /** Kubernetes has it, and a review here refuses it. */
  readonly isRefused?: boolean;
}

export interface ObjectSchema {
  readonly description: string;
  readonly fields: Readonly<Record<string, FieldSchema>>;
}

export interface TypeSchema {
  /** The package and version that it was generated from. */
  readonly source: string;
  readonly types: Readonly<Record<string, ObjectSchema>>;
}

export type FieldPath = readonly (string | number)[];

/** `T` of `[]T`, or undefined. */
export function itemTypeOf(type: string): string | undefined {
  return type.startsWith('[]') ? type.slice(2) : undefined;
}

/** `T` of `map[T]`, or undefined. */
export function valueTypeOf(type: string): string | undefined {
  return type.startsWith('map[') ? type.slice(4, -1) : undefined;
}

/** The fields of an object type; undefined for scalars, lists, maps and unknown names. */
export function objectSchemaOf(schema: TypeSchema, type: string): ObjectSchema | undefined {
  return Object.hasOwn(schema.types, type) ? schema.types[type] : undefined;
}

/** The field of that exact name; never an inherited property such as `constructor`. */
export function fieldOf(object: ObjectSchema, name: string): FieldSchema | undefined {
  return Object.hasOwn(object.fields, name) ? object.fields[name] : undefined;
}

/** What the schema says of a path such as `['spec', 'containers', 0, 'image']`, starting at `root`. */
export function schemaAt(schema: TypeSchema, path: FieldPath, root = 'Pod'): FieldSchema | undefined {
  let current: FieldSchema | undefined = {
    type: root,
    description: objectSchemaOf(schema, root)?.description ?? '',
  };
  for (const step of path) {
    if (current === undefined) return undefined;
    const inner: string | undefined =
      typeof step === 'number' ? itemTypeOf(current.type) : valueTypeOf(current.type);
    if (inner !== undefined) {
      current = { type: inner, description: current.description };
      continue;
    }
    const object: ObjectSchema | undefined = objectSchemaOf(schema, current.type);
    current = object === undefined || typeof step === 'number' ? undefined : fieldOf(object, step);
  }
  return current;
}
