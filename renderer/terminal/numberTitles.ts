// Tabs of one name are told apart by a number. Pure.

/** The second `Shell web/app` becomes `Shell web/app (2)`. */
export function numberTitles(titles: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title} (${count})`;
  });
}
