// A store that saves nothing: for observers (another process holds the data directory) and for tests.

import { type Journal, JournaledStore } from './journaledStore.ts';
import type { ObjectStore } from './objectStore.ts';
import { emptyContents } from './storeContents.ts';

const nothingSaved: Journal = {
  append: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

export function createMemoryStore(): ObjectStore {
  return new JournaledStore(emptyContents(), nothingSaved);
}
