// Settings: one record, every field with its default; unknown fields of a newer version are dropped on read.

import { z } from 'zod';
import { call, stream } from '../rpc/define.ts';

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: z.enum(['system', 'en', 'zh-CN']).default('system'),
  density: z.enum(['compact', 'default', 'comfortable']).default('default'),
  /** k9s letters in lists; off for people whose assistive technology types letters. */
  singleKeyShortcuts: z.boolean().default(true),
  confirmDeletes: z.boolean().default(true),
  editorFontSize: z.number().int().min(10).max(24).default(13),
  /** Engine address to try first, for example `unix:///run/user/1000/docker.sock`; empty: discover it. */
  engineUrl: z.string().max(1024).default(''),
  /** Pause image used instead of ours; empty: ours. It must be present or pullable. */
  pauseImage: z.string().max(512).default(''),
  /** View state that should survive a restart, keyed by view; values are the view's own JSON. */
  views: z.record(z.string().max(64), z.string().max(8192)).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

const settingsPatchSchema = z.object({
  theme: settingsSchema.shape.theme.unwrap().optional(),
  language: settingsSchema.shape.language.unwrap().optional(),
  density: settingsSchema.shape.density.unwrap().optional(),
  singleKeyShortcuts: z.boolean().optional(),
  confirmDeletes: z.boolean().optional(),
  editorFontSize: settingsSchema.shape.editorFontSize.unwrap().optional(),
  engineUrl: z.string().max(1024).optional(),
  pauseImage: z.string().max(512).optional(),
  views: z.record(z.string().max(64), z.string().max(8192)).optional(),
});
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

export const settingsContract = {
  watch: stream({ input: z.object({}), item: settingsSchema }),
  update: call({ input: z.object({ patch: settingsPatchSchema }), output: settingsSchema }),
};
