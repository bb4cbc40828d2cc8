// Says whether a container's definition changed, as kubelet 1.30 and later: by name and image alone. Every other
// field of a running pod is immutable, so a wider hash would only restart containers when our defaults change.

import type { Container } from '../common/kubernetes/objects.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Lower-case hex of 32-bit FNV-1a over the JSON of name and image. */
export function specHash(container: Pick<Container, 'name' | 'image'>): string {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(
    JSON.stringify({ name: container.name, image: container.image }),
  )) {
    hash = Math.imul(hash ^ byte, FNV_PRIME);
  }
  return (hash >>> 0).toString(16);
}
