// The text of a buffer that may begin in the middle of a character.

/** UTF-8 has at most this many bytes after the first one of a character. */
const MAX_CONTINUATION_BYTES = 3;

/** Without what is left of a character that was cut. */
export function wholeCharacters(tail: Buffer): string {
  let start = 0;
  // Continuation bytes are 10xxxxxx.
  while (start < MAX_CONTINUATION_BYTES && ((tail[start] ?? 0) & 0xc0) === 0x80) start++;
  return tail.subarray(start).toString('utf8');
}
