// The two texts of a pod: the manifest as it was applied, and the live object. Pure.

import { z } from 'zod';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';

/** Where kubectl apply keeps what the user wrote. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const jsonSchema: z.ZodType<Json> = z.json();

/** The annotation's JSON text as it is; undefined for a pod that was not applied. */
export function lastAppliedText(pod: PodObject): string | undefined {
  return pod.metadata.annotations?.[LAST_APPLIED];
}

/** The applied manifest, without the empty annotations that apply adds. */
export function appliedManifest(pod: PodObject): Json | undefined {
  const text = lastAppliedText(pod);
  if (text === undefined) return undefined;
  const manifest = parseJson(text);
  if (!isRecord(manifest) || !isRecord(manifest.metadata)) return manifest;
  const { annotations, ...metadata } = manifest.metadata;
  const isEmpty = isRecord(annotations) && Object.keys(annotations).length === 0;
  return { ...manifest, metadata: isEmpty || annotations === undefined ? metadata : manifest.metadata };
}

/** The whole v1.Pod: metadata, spec with defaults, status. */
export function liveObject(pod: PodObject): Json {
  return jsonSchema.parse(JSON.parse(JSON.stringify(pod)));
}

function parseJson(text: string): Json | undefined {
  try {
    return jsonSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    // The annotation is user data: anyone may have written anything into it.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys in alphabetical order, as kubectl prints them; `nameFirst` puts `name` and `image` in front, as people write. */
export function sortKeys(value: Json, nameFirst: boolean): Json {
  if (Array.isArray(value)) return value.map((item: Json) => sortKeys(item, nameFirst));
  if (!isRecord(value)) return value;
  const rank = (key: string) => (nameFirst && key === 'name' ? 0 : nameFirst && key === 'image' ? 1 : 2);
  const keys = Object.keys(value).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null, nameFirst)]));
}
