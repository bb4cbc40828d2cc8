// Turns the runtime's flat lists into one picture per pod. Pure; the newest record always comes first.

import type { ContainerRecord, RuntimeSnapshot, SandboxRecord } from './runtime/podRuntime.ts';

/** What exists of one pod at one instant. */
export interface ObservedPod {
  /** Newest first. */
  readonly sandboxes: readonly SandboxRecord[];
  /** All runs of all containers, newest first. */
  readonly containers: readonly ContainerRecord[];
}

export const NOTHING_OBSERVED: ObservedPod = { sandboxes: [], containers: [] };

/** Every pod of which at least one sandbox or container exists, by uid. */
export function observePods(snapshot: RuntimeSnapshot): ReadonlyMap<string, ObservedPod> {
  const uids = new Set([...snapshot.sandboxes, ...snapshot.containers].map((record) => record.podUid));
  return new Map([...uids].map((uid) => [uid, observePod(snapshot, uid)]));
}

export function observePod(snapshot: RuntimeSnapshot, podUid: string): ObservedPod {
  return {
    sandboxes: snapshot.sandboxes.filter((sandbox) => sandbox.podUid === podUid).sort(newestFirst),
    containers: snapshot.containers.filter((container) => container.podUid === podUid).sort(newestFirst),
  };
}

/** The runs of one container, newest first. */
export function recordsOf(observed: ObservedPod, name: string): readonly ContainerRecord[] {
  return observed.containers.filter((container) => container.name === name);
}

export function newestRecord(observed: ObservedPod, name: string): ContainerRecord | undefined {
  return observed.containers.find((container) => container.name === name);
}

/** Attempts only grow, while the engine's clock may jump: so the attempt decides and the time breaks ties. */
function newestFirst(
  a: { readonly attempt: number; readonly createdAt: number },
  b: { readonly attempt: number; readonly createdAt: number },
): number {
  return b.attempt - a.attempt || b.createdAt - a.createdAt;
}
