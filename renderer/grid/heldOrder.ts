// Rows do not move under the pointer: while held, known rows keep their places and new ones come last.

/** The order to show instead of `wanted`, given what is shown now. */
export function holdOrder(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const wantedKeys = new Set(wanted);
  const shownKeys = new Set(shown);
  const kept = shown.filter((key) => wantedKeys.has(key));
  return [...kept, ...wanted.filter((key) => !shownKeys.has(key))];
}

export function isSameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}
