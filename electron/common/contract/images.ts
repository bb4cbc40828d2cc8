// Image pulls in flight: progress per image, and cancel.

import { z } from 'zod';
import { call, stream } from '../rpc/define.ts';

const imagePullSchema = z.object({
  id: z.string(),
  image: z.string(),
  /** Pods that wait for this image. */
  podUids: z.array(z.string()),
  state: z.enum(['pulling', 'done', 'failed', 'cancelled']),
  layers: z.array(
    z.object({ id: z.string(), status: z.string(), currentBytes: z.number(), totalBytes: z.number() }),
  ),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  error: z.string().optional(),
});
export type ImagePull = z.infer<typeof imagePullSchema>;

export const imagesContract = {
  /** The pulls that run now and those that ended in the last minute; each item is the whole list. */
  watchPulls: stream({ input: z.object({}), item: z.object({ pulls: z.array(imagePullSchema) }) }),
  cancelPull: call({ input: z.object({ id: z.string() }), output: z.object({}) }),
};
