// A store that keeps nothing: for observers (another process holds the data directory) and for tests.

import type { ObjectStore } from './objectStore.ts';

export function createMemoryStore(): ObjectStore {
  throw new Error('not implemented');
}
