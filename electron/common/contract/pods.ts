// Pods: the live list, apply, delete, undo.

import { z } from 'zod';
import { errorSentenceSchema } from '../explainedError.ts';
import { call, stream } from '../rpc/define.ts';
import { deletedPodsSchema } from './deletedPods.ts';
import { manifestSourceSchema } from './manifests.ts';
import { podObjectSchema, podRefSchema } from './objects.ts';

/** First the whole list, then patches; a slow reader gets a fresh snapshot instead of a backlog. */
const podsItemSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), revision: z.number(), pods: z.array(podObjectSchema) }),
  z.object({
    type: z.literal('changes'),
    revision: z.number(),
    upserted: z.array(podObjectSchema),
    removedUids: z.array(z.string()),
  }),
]);
export type PodsItem = z.infer<typeof podsItemSchema>;

const applyResultSchema = z.object({
  documentIndex: z.number(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  outcome: z.enum(['created', 'configured', 'replaced', 'unchanged', 'failed']),
  /** kubectl's line for this object: `pod/web created`, or the error text. */
  message: z.string(),
  sentence: errorSentenceSchema,
  uid: z.string().optional(),
});
export type ApplyResult = z.infer<typeof applyResultSchema>;

const deleteTargetsSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('pods'), pods: z.array(podRefSchema).min(1).max(1000) }),
  z.object({
    by: z.literal('selector'),
    /** Undefined: every namespace. */
    namespace: z.string().max(63).optional(),
    labelSelector: z.string().min(1).max(4096),
  }),
  z.object({ by: z.literal('manifest'), source: manifestSourceSchema }),
]);
export type DeleteTargets = z.infer<typeof deleteTargetsSchema>;

const deleteResultSchema = podRefSchema.extend({
  uid: z.string().optional(),
  /** `deleting`: accepted, containers are still ending. */
  outcome: z.enum(['deleting', 'deleted', 'notFound', 'failed']),
  message: z.string(),
  sentence: errorSentenceSchema,
});
export type DeleteResult = z.infer<typeof deleteResultSchema>;

export const podsContract = {
  watch: stream({ input: z.object({}), item: podsItemSchema }),
  apply: call({
    input: z.object({
      source: manifestSourceSchema,
      /** Delete and re-create pods whose changed fields cannot be changed in place. */
      recreate: z.boolean().optional(),
    }),
    output: z.object({ results: z.array(applyResultSchema) }),
  }),
  delete: call({
    input: z.object({
      targets: deleteTargetsSchema,
      /** Undefined: the pod's own terminationGracePeriodSeconds. 0 only together with `force`. */
      graceSeconds: z.number().int().min(0).max(86_400).optional(),
      force: z.boolean().optional(),
    }),
    output: z.object({ results: z.array(deleteResultSchema) }),
  }),
  /** Deletes each pod with its own grace and applies its manifest again; answers when all are made. */
  restart: call({
    input: z.object({ pods: z.array(podRefSchema).min(1).max(1000) }),
    output: z.object({ results: z.array(applyResultSchema) }),
  }),
  /** What `restore` can bring back. */
  watchDeleted: stream({ input: z.object({}), item: deletedPodsSchema }),
  /** A deleted pod as it was; without it where it is not kept any more. */
  deleted: call({
    input: z.object({ uid: z.string() }),
    output: z.object({ pod: podObjectSchema.optional() }),
  }),
  /** Undo of a delete: applies again what was applied before. Kept for seven days. */
  restore: call({
    input: z.object({ uids: z.array(z.string()).min(1).max(1000) }),
    output: z.object({ results: z.array(applyResultSchema) }),
  }),
};
