// How logs are shown; remembered for all pods.

import { z } from 'zod';
import { timeStyles } from './logTime.ts';

export const logPrefsSchema = z.object({
  time: z.enum(timeStyles).default('local'),
  isWrapped: z.boolean().default(false),
});
export type LogPrefs = z.infer<typeof logPrefsSchema>;
