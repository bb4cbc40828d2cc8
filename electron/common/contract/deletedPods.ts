// Pods that were deleted and can still be restored.

import { z } from 'zod';
import { podRefSchema } from './objects.ts';

const deletedPodSchema = podRefSchema.extend({
  uid: z.string(),
  /** RFC 3339. */
  deletedAt: z.string(),
  images: z.array(z.string()),
});
export type DeletedPod = z.infer<typeof deletedPodSchema>;

/** The whole list, newest first: it is short, and changes seldom. */
export const deletedPodsSchema = z.object({ pods: z.array(deletedPodSchema) });
