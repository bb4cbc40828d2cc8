// Opens the store of a data directory, or says who holds it.

import type { LeaseHolder } from '../common/contract/system.ts';
import type { ObjectStore } from '../engine/store/objectStore.ts';

/** A record that could not be read: kept under another key, for the log and for repair by hand. */
export interface QuarantinedRecord {
  readonly key: string;
  readonly reason: string;
}

export type OpenStoreOutcome =
  | {
      readonly kind: 'opened';
      readonly store: ObjectStore;
      readonly quarantined: readonly QuarantinedRecord[];
    }
  /** Another process has the directory open; go on with a memory store, as an observer. */
  | { readonly kind: 'held'; readonly by: LeaseHolder };

/** Creates `dataDir` as needed. Rejects with `PermissionDenied` or `Unavailable` when it cannot be used. */
export async function openStore(dataDir: string, holder: LeaseHolder): Promise<OpenStoreOutcome> {
  throw new Error(`not implemented ${dataDir} ${holder.pid}`);
}
