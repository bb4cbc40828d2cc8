// Events: v1.Event objects of all pods or of one.

import { z } from 'zod';
import { stream } from '../rpc/define.ts';
import { eventObjectSchema } from './objects.ts';

const eventsItemSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), revision: z.number(), events: z.array(eventObjectSchema) }),
  z.object({
    type: z.literal('changes'),
    revision: z.number(),
    /** New events and those whose count went up, matched by metadata.uid. */
    upserted: z.array(eventObjectSchema),
    removedUids: z.array(z.string()),
  }),
]);
export type EventsItem = z.infer<typeof eventsItemSchema>;

export const eventsContract = {
  watch: stream({
    input: z.object({ involvedUid: z.string().max(64).optional() }),
    item: eventsItemSchema,
  }),
};
