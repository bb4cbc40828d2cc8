// Schemas of what is read back from the database. Podbay wrote it, so only what the engine relies on is checked; a
// record that fails (an older bug, a damaged disk) must be caught here and not deep inside a worker.

import { z } from 'zod';
import { forwardIntentSchema } from '../common/contract/forwards.ts';
import type { Event, PodObject } from '../common/kubernetes/objects.ts';
import type { ArchivedPod, NodeRecord, Tombstone } from '../engine/store/objectStore.ts';

const text = z.string().min(1);

const namedContainer = z.looseObject({ name: text, image: text });

const podEnvelope = z.looseObject({
  apiVersion: z.literal('v1'),
  kind: z.literal('Pod'),
  metadata: z.looseObject({
    name: text,
    namespace: text,
    uid: text,
    creationTimestamp: text,
    resourceVersion: z.string(),
  }),
  spec: z.looseObject({
    containers: z.array(namedContainer).min(1),
    initContainers: z.array(namedContainer).optional(),
  }),
  status: z.looseObject({}).optional(),
});

const eventEnvelope = z.looseObject({
  kind: z.literal('Event'),
  metadata: z.looseObject({ name: text, namespace: text, uid: text, resourceVersion: z.string() }),
  involvedObject: z.looseObject({ kind: text }),
});

// The envelopes say what is missing; the full types are what was validated before it was written.
const podSchema = podEnvelope.transform((value) => value as unknown as PodObject);
const eventSchema = eventEnvelope.transform((value) => value as unknown as Event);

const tombstoneSchema: z.ZodType<Tombstone> = z.object({
  uid: text,
  namespace: text,
  name: text,
  deletedAt: z.iso.datetime(),
  nodeName: text.optional(),
});

const archivedPodSchema: z.ZodType<ArchivedPod> = z.object({ pod: podSchema, deletedAt: z.iso.datetime() });

const taintSchema = z.looseObject({
  key: text,
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

const nodeRecordSchema: z.ZodType<NodeRecord> = z.object({
  engineId: z.string().default(''),
  name: z.string().default(''),
  labels: z.record(z.string(), z.string()),
  taints: z.array(taintSchema),
  unschedulable: z.boolean(),
});

/** Settings keep their own schema in services/; here they are only JSON. */
const settingsSchema = z.unknown();

export const recordSchemas = {
  pod: podSchema,
  event: eventSchema,
  tombstone: tombstoneSchema,
  archive: archivedPodSchema,
  node: nodeRecordSchema,
  forward: forwardIntentSchema,
  settings: settingsSchema,
  revision: z.number().int().nonnegative(),
  schema: z.number().int().positive(),
} as const;

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/** Never throws: broken JSON and a wrong shape are both reasons. */
export function decode<T>(schema: z.ZodType<T>, json: string): Decoded<T> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, reason: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const result = schema.safeParse(value);
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, reason: z.prettifyError(result.error) };
}
