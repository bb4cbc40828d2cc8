// "Did you mean": the nearest known name by edit distance, or nothing when none is near.

/** Edits that a typing slip needs: two, or a third of a longer word. */
const maxDistance = (name: string): number => Math.max(2, Math.floor(name.length / 3));
/** Nobody mistypes a field name of this length; the comparison is quadratic. */
const MAX_NAME = 64;

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** `did you mean "containers"?` for `contaners`; undefined when no candidate is close. */
export function suggestName(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > MAX_NAME) return undefined;
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (
      distance <= maxDistance(name) &&
      distance < name.length &&
      (best === undefined || distance < best.distance)
    )
      best = { candidate, distance };
  }
  return best === undefined ? undefined : `did you mean "${best.candidate}"?`;
}
