// Where each field of a parsed document stands in the text, so that a message about `spec.containers[0].image`
// can point at it. Missing fields are located at their nearest ancestor that exists.

import type { FieldPath } from '../common/kubernetes/typeSchema.ts';
import type { SourceRange } from '../common/manifest.ts';

interface Location {
  /** Undefined for list items and the root. */
  readonly key: SourceRange | undefined;
  readonly value: SourceRange;
  readonly isCollection: boolean;
}

/** NUL cannot appear in a YAML document, so no key can forge another path. */
const keyOf = (path: FieldPath): string => path.join('\0');

export class SourceMap {
  readonly #locations = new Map<string, Location>();

  /** The first definition of a path wins: a merged key does not move it. */
  add(path: FieldPath, location: Location): void {
    const key = keyOf(path);
    if (!this.#locations.has(key)) this.#locations.set(key, location);
  }

  /** Makes way for the next definition of a path: of a repeated key the last one counts. */
  forget(path: FieldPath): void {
    this.#locations.delete(keyOf(path));
  }

  /** The value of a scalar, the key of a map or list, else the nearest existing ancestor's key. */
  locate(path: FieldPath): SourceRange {
    const found = this.#nearest(path);
    const exact = found.depth === path.length;
    return exact && !found.location.isCollection
      ? found.location.value
      : (found.location.key ?? found.location.value);
  }

  /** The key itself: what an unknown or refused field is underlined at. */
  locateKey(path: FieldPath): SourceRange {
    const { location } = this.#nearest(path);
    return location.key ?? location.value;
  }

  #nearest(path: FieldPath): { location: Location; depth: number } {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const location = this.#locations.get(keyOf(path.slice(0, depth)));
      if (location !== undefined) return { location, depth };
    }
    return { location: { key: undefined, value: documentStart, isCollection: true }, depth: 0 };
  }
}

export const documentStart: SourceRange = { line: 1, column: 1, endLine: 1, endColumn: 2 };
