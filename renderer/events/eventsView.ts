// How the Events page is looked at; it comes back as it was left.

import { z } from 'zod';

export const eventsViewSchema = z.object({
  query: z.string().max(1000).default(''),
  types: z.array(z.enum(['Warning', 'Normal'])).default([]),
  reasons: z.array(z.string().max(128)).max(100).default([]),
  isCurrentOnly: z.boolean().default(true),
  form: z.enum(['compact', 'timeline']).default('compact'),
});
export type EventsView = z.infer<typeof eventsViewSchema>;
