// What this process did for one pod, as far as the next plan depends on it: back-offs, reported windows, pulls begun
// ahead. In memory only, as in a kubelet: after a restart every crashed container gets its immediate restart again.

import type { Container, PodObject } from '../../common/kubernetes/objects.ts';
import { specHash } from '../specHash.ts';
import { type BackOffEntry, nextBackOff } from './backOff.ts';

/** A failed pull and the wait that follows it. */
export interface PullFailure extends BackOffEntry {
  /** The daemon's text. */
  readonly error: string;
  /** When to look for the image again without pulling; milliseconds since the epoch. */
  readonly lookAt: number;
}

/** How long ErrImagePull stays on screen before it becomes ImagePullBackOff. */
const PULL_ERROR_SHOWN_MS = 2_000;
/** The kubelet's error requeue: an image that was built or loaded meanwhile is found this soon. */
const LOOK_AGAIN_MS = 10_000;

export interface RunHistory {
  /** Crash back-off by `crashKey`. */
  readonly crashes: ReadonlyMap<string, BackOffEntry>;
  /** By image reference. */
  readonly pullFailures: ReadonlyMap<string, PullFailure>;
  /** End of the back-off window that was reported last, by container name; milliseconds since the epoch. */
  readonly reportedUntil: ReadonlyMap<string, number>;
  /** Images whose pull was begun ahead of their container's turn. */
  readonly prefetched: ReadonlySet<string>;
  /** Highest attempt of a sandbox of this pod; its record may be gone. */
  readonly lastSandboxAttempt: number | undefined;
}

export const emptyRunHistory: RunHistory = {
  crashes: new Map(),
  pullFailures: new Map(),
  reportedUntil: new Map(),
  prefetched: new Set(),
  lastSandboxAttempt: undefined,
};

/** With the hash in it, so that another image starts without back-off. */
export function crashKey(pod: PodObject, container: Container): string {
  const { name, namespace, uid } = pod.metadata;
  return [name, namespace, uid, container.name, specHash(container)].join('_');
}

export function recordRestart(history: RunHistory, key: string, entry: BackOffEntry): RunHistory {
  return { ...history, crashes: new Map(history.crashes).set(key, entry) };
}

export function recordReport(history: RunHistory, container: string, until: number): RunHistory {
  return { ...history, reportedUntil: new Map(history.reportedUntil).set(container, until) };
}

/** A pull has failed at `now`: the wait doubles unless the last failure is long ago. */
export function recordPullFailure(
  history: RunHistory,
  image: string,
  error: string,
  now: number,
): RunHistory {
  const entry = nextBackOff(history.pullFailures.get(image), now, now);
  return withPullFailure(history, image, { ...entry, error, lookAt: now + PULL_ERROR_SHOWN_MS });
}

/** The image was looked for at `now`, within the wait, and is not there. */
export function recordImageLook(history: RunHistory, image: string, now: number): RunHistory {
  const failure = history.pullFailures.get(image);
  return failure ? withPullFailure(history, image, { ...failure, lookAt: now + LOOK_AGAIN_MS }) : history;
}

function withPullFailure(history: RunHistory, image: string, failure: PullFailure): RunHistory {
  return { ...history, pullFailures: new Map(history.pullFailures).set(image, failure) };
}

export function recordPrefetch(history: RunHistory, image: string): RunHistory {
  return { ...history, prefetched: new Set(history.prefetched).add(image) };
}

export function recordSandboxAttempt(history: RunHistory, attempt: number): RunHistory {
  return { ...history, lastSandboxAttempt: Math.max(attempt, history.lastSandboxAttempt ?? attempt) };
}
