// What a delete request makes of a pod (API server's CheckGracefulDelete and kubectl's rules, semantics §8.4). Pure.

import { timestamp } from '../common/clock.ts';
import type { PodObject } from '../common/kubernetes/objects.ts';
import { isTerminalPhase } from './status/podPhase.ts';

export interface DeleteOptions {
  /** Undefined: the pod's own terminationGracePeriodSeconds. */
  readonly graceSeconds?: number | undefined;
  /** The object goes at once; what runs of it is killed behind its back. */
  readonly force?: boolean | undefined;
}

export type DeleteDecision =
  /** The object goes now. */
  | { readonly kind: 'remove' }
  /** The object as it is while its containers end. */
  | { readonly kind: 'terminate'; readonly pod: PodObject }
  /** It is being deleted already, and not later than asked. */
  | { readonly kind: 'unchanged' };

/** Kubernetes' default. */
const DEFAULT_GRACE_SECONDS = 30;

export function decideDelete(pod: PodObject, options: DeleteOptions, now: number): DeleteDecision {
  const isRunning = Boolean(pod.spec.nodeName) && !isTerminalPhase(pod.status?.phase);
  if (options.force || !isRunning) return { kind: 'remove' };
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  const wanted = options.graceSeconds ?? pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS;
  // kubectl sends 1 for 0 without --force, and the API server takes a negative grace as 1.
  const graceSeconds = Math.max(1, wanted);
  if (deletionTimestamp === undefined) return terminate(pod, now, graceSeconds);
  const previous = deletionGracePeriodSeconds ?? 0;
  if (graceSeconds >= previous) return { kind: 'unchanged' };
  return terminate(pod, Date.parse(deletionTimestamp) - previous * 1000, graceSeconds);
}

/** A Kubernetes timestamp has whole seconds: rounded up, no container gets less than its grace. */
function terminate(pod: PodObject, requestedAt: number, graceSeconds: number): DeleteDecision {
  const metadata = {
    ...pod.metadata,
    deletionTimestamp: timestamp(Math.ceil(requestedAt / 1000) * 1000 + graceSeconds * 1000),
    deletionGracePeriodSeconds: graceSeconds,
  };
  return { kind: 'terminate', pod: { ...pod, metadata } };
}
