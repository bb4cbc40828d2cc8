// Manifests: review before apply, what the editor needs, and files handed to the app from outside.

import { z } from 'zod';
import { documentReviewSchema } from '../manifest.ts';
import { call, stream } from '../rpc/define.ts';

/** Largest manifest taken, in characters: ten times the biggest hand-written pod files seen. */
export const MAX_MANIFEST_CHARS = 512 * 1024;

export const manifestSourceSchema = z.object({
  /** File name as messages show it, for example `web.yaml`. */
  name: z.string().min(1).max(255),
  text: z.string().max(MAX_MANIFEST_CHARS),
});
export type ManifestSource = z.infer<typeof manifestSourceSchema>;

/** What apply would do to one document of a manifest, given the pods that exist now. */
const plannedActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('create') }),
  z.object({ action: z.literal('unchanged') }),
  z.object({ action: z.literal('configure'), changedFields: z.array(z.string()) }),
  z.object({ action: z.literal('recreate'), changedFields: z.array(z.string()), message: z.string() }),
  z.object({ action: z.literal('blocked'), message: z.string() }),
]);
export type PlannedAction = z.infer<typeof plannedActionSchema>;

const manifestReviewSchema = z.object({
  source: z.string(),
  documents: z.array(documentReviewSchema.extend({ planned: plannedActionSchema })),
});
export type ManifestReview = z.infer<typeof manifestReviewSchema>;

export const manifestsContract = {
  review: call({ input: z.object({ source: manifestSourceSchema }), output: manifestReviewSchema }),
  /** The Pod schema tree for completion and hover docs; its shape is `TypeSchema`. */
  schema: call({ input: z.object({}), output: z.object({ json: z.string() }) }),
  samples: call({
    input: z.object({}),
    output: z.object({ samples: z.array(manifestSourceSchema.extend({ title: z.string() })) }),
  }),
  /** Files given on the command line or to a second start: one item per hand-over, oldest first. */
  opened: stream({ input: z.object({}), item: z.object({ sources: z.array(manifestSourceSchema) }) }),
};
