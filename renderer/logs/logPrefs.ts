// How logs are shown; remembered for all pods.

import { z } from 'zod';
import { MAX_FIELD_CHARS } from './jsonColumns.ts';
import { timeStyles } from './logTime.ts';

/** Of all logs together. */
export const MAX_CHOSEN_FIELDS = 40;

/** Lines that are JSON: as they came, laid out over several lines, or some of their fields side by side. */
export const jsonStyles = ['raw', 'pretty', 'columns'] as const;
export type JsonStyle = (typeof jsonStyles)[number];

export const logPrefsSchema = z.object({
  time: z.enum(timeStyles).default('local'),
  isWrapped: z.boolean().default(false),
  json: z.enum(jsonStyles).default('raw'),
  /** The columns that were chosen, in any log; empty: what a log has, message and level first of all. */
  fields: z.array(z.string().max(MAX_FIELD_CHARS)).max(MAX_CHOSEN_FIELDS).default([]),
});
export type LogPrefs = z.infer<typeof logPrefsSchema>;
