// The part of the engine that pod commands use: desired state in, current objects out.

import type { PodManifest, PodObject } from '../../common/kubernetes/objects.ts';
import type { PodArchive } from './podArchive.ts';

export interface PodStore {
  list(): readonly PodObject[];
  get(namespace: string, name: string): PodObject | undefined;
  /** Rejects with `AlreadyExists` for a name in use, `FailedPrecondition` for an observer. */
  create(pod: PodManifest): Promise<PodObject>;
  /** Replaces metadata and spec of a pod with the same uid. */
  update(pod: PodObject): Promise<PodObject>;
  /** Resolves when the deletion is recorded; the containers end afterwards. */
  delete(pod: PodObject, options: DeleteOptions): Promise<void>;
  /** Resolves when the object has left the list. */
  whenGone(uid: string, signal: AbortSignal): Promise<void>;
  /** Deleted pods that can be restored. */
  readonly archive: PodArchive;
}

export interface DeleteOptions {
  /** Undefined: the pod's own. */
  readonly graceSeconds: number | undefined;
  readonly force: boolean;
}
