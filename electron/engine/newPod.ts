// A pod as the API server stores it on create: named, with uid, creation time and a first status. Pure but for ids.

import { AppError } from '../common/appError.ts';
import { timestamp } from '../common/clock.ts';
import type { IdSource } from '../common/ids.ts';
import type { PodManifest, PodObject } from '../common/kubernetes/objects.ts';
import { newPodStatus } from './status/unboundPodStatus.ts';

/** Kubernetes leaves out vowels and what looks alike, so that no words come out. */
const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIX_LENGTH = 5;
/** Longest generateName kept: the name stays a DNS label (63) with its suffix. */
const MAX_GENERATED_BASE = 58;

/** `metadata.name` or `metadata.generateName` is set. */
export function newPod({ metadata, spec }: PodManifest, ids: IdSource, now: number): PodObject {
  const name = metadata.name || generatedName(metadata.generateName, ids);
  const stored: PodObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      name,
      namespace: metadata.namespace ?? 'default',
      uid: ids.uid(),
      creationTimestamp: timestamp(now),
      // The store writes its own.
      resourceVersion: '0',
    },
    spec,
  };
  return { ...stored, status: newPodStatus(stored) };
}

function generatedName(base: string | undefined, ids: IdSource): string {
  if (!base)
    throw new AppError('InvalidArgument', 'metadata.name: Required value: name or generateName is required');
  const suffix = Array.from({ length: SUFFIX_LENGTH }, () => {
    const random = Number.parseInt(ids.randomHex(8), 16);
    return SUFFIX_ALPHABET.charAt(random % SUFFIX_ALPHABET.length);
  });
  return base.slice(0, MAX_GENERATED_BASE) + suffix.join('');
}
