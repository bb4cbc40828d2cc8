// The store of README decision 4 as the engine sees it: desired objects, events, forwards, settings, one revision counter.
// Reads come from memory and are immediate; a write is visible at once and durable when its promise resolves.

import type { ForwardIntent } from '../../common/contract/forwards.ts';
import type { Event, PodObject, Taint } from '../../common/kubernetes/objects.ts';

/** A pod whose object is gone while containers of it may still run: never adopt them, only remove them. */
export interface Tombstone {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  /** RFC 3339. */
  readonly deletedAt: string;
  /** Where the pod was bound to; absent where nobody knows. */
  readonly nodeName?: string | undefined;
}

/** A deleted pod as it was applied, kept for Undo. */
export interface ArchivedPod {
  readonly pod: PodObject;
  /** RFC 3339. */
  readonly deletedAt: string;
}

/** What the user has said about a node, and which engine it is; everything else of it comes from the engine. */
export interface NodeRecord {
  /** The engine's own id; empty in a record from before ids were kept, until an engine takes it over. */
  readonly engineId: string;
  /** Unique among the records: pods are bound to it. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly unschedulable: boolean;
}

export type StoreChange =
  | { readonly kind: 'putPod'; readonly pod: PodObject }
  | { readonly kind: 'deletePod'; readonly uid: string }
  | { readonly kind: 'putTombstone'; readonly tombstone: Tombstone }
  | { readonly kind: 'deleteTombstone'; readonly uid: string }
  | { readonly kind: 'archivePod'; readonly archived: ArchivedPod }
  | { readonly kind: 'deleteArchivedPod'; readonly uid: string }
  | { readonly kind: 'putEvent'; readonly event: Event }
  | { readonly kind: 'deleteEvent'; readonly uid: string }
  | { readonly kind: 'putNode'; readonly node: NodeRecord }
  | { readonly kind: 'deleteNode'; readonly engineId: string }
  | { readonly kind: 'putForward'; readonly forward: ForwardIntent }
  | { readonly kind: 'deleteForward'; readonly id: string }
  | { readonly kind: 'putSettings'; readonly json: string };

export interface ObjectStore {
  /** The revision of the last write; 0 for an empty store. Never goes back, not even after a crash. */
  readonly revision: number;
  pods(): readonly PodObject[];
  pod(uid: string): PodObject | undefined;
  tombstones(): readonly Tombstone[];
  tombstone(uid: string): Tombstone | undefined;
  /** Oldest first. */
  archivedPods(): readonly ArchivedPod[];
  archivedPod(uid: string): ArchivedPod | undefined;
  /** In the order of their last write, oldest first; a live view, so copy it before writing. */
  events(): IterableIterator<Event>;
  event(uid: string): Event | undefined;
  readonly eventCount: number;
  /** One for each engine that has ever been used. */
  nodes(): readonly NodeRecord[];
  /** Saved port forwards, oldest first. */
  forwards(): readonly ForwardIntent[];
  /** Undefined until settings were saved. */
  settings(): string | undefined;
  /**
   * All or nothing, under one new revision, which becomes `metadata.resourceVersion` of every object in it. Readers see
   * the result when the call returns; the promise resolves once it would survive a power cut and rejects with
   * `Unavailable` when it cannot be saved (the memory keeps it, and every later write rejects too).
   */
  write(changes: readonly StoreChange[]): Promise<void>;
  /** Waits for what is under way and lets the data directory go. Reads go on working, writes reject. */
  close(): Promise<void>;
}
