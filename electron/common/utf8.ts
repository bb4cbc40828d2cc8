// Lengths and cuts in bytes of UTF-8, as Go, the API server and the kubelet count.

export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** The longest beginning of `text` within `maxBytes`, never half a character. */
export function truncateUtf8(text: string, maxBytes: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxBytes) return text;
  let end = maxBytes;
  // Continuation bytes are 10xxxxxx.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return new TextDecoder().decode(bytes.subarray(0, end));
}
