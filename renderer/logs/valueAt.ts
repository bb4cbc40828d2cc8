// The word of a text that a reader points at: what stands between spaces, quotes, brackets and signs. Pure.

const word = /[^\s"'`=,;:()[\]{}<>|]+(?:[:=][^\s"'`=,;:()[\]{}<>|]+)*/g;
/** More than this is not a value that other lines have too. */
const MAX_CHARS = 200;

/** Undefined: there is no word. `key=value` and `12:30` are one. */
export function valueAt(text: string, offset: number): string | undefined {
  for (const { 0: found, index } of text.matchAll(word))
    if (index <= offset && offset <= index + found.length)
      return found.length <= MAX_CHARS ? found : undefined;
  return undefined;
}
