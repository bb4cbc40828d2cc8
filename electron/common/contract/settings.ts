// Settings: one record, every field with its default; unknown fields of a newer version are dropped on read.

import { z } from 'zod';
import { AppError } from '../appError.ts';
import { call, stream } from '../rpc/define.ts';

const terminalFieldSchemas = {
  fontSize: z.number().int().min(8).max(32),
  /** A font of the machine that shows the page; empty: the system's monospaced one. */
  font: z.string().max(200),
  theme: z.enum(['match', 'light', 'dark']),
  /** Lines above the screen that can be scrolled back to. */
  scrollback: z.number().int().min(1_000).max(100_000),
  copyOnSelect: z.boolean(),
  rightClickPastes: z.boolean(),
  /** Ask before pasting several lines into a program that would run each at once. */
  confirmPaste: z.boolean(),
  /** Ask before Ctrl+C reaches the main process of an attached container. */
  confirmInterrupt: z.boolean(),
  /** Ask before closing a terminal ends the process in it. */
  confirmClose: z.boolean(),
  /** `auto`: while the system reports a screen reader, where the host can tell. */
  screenReader: z.enum(['auto', 'on', 'off']),
  /** Draw with WebGL where there is one. */
  gpu: z.boolean(),
  /** Newer width rules, by which an emoji of several code points is one character. */
  graphemes: z.boolean(),
};

/** What was saved before there was `auto`. */
const switchedSchema = z.boolean().transform((isOn): 'on' | 'auto' => (isOn ? 'on' : 'auto'));

const terminalSettingsSchema = z.object({
  fontSize: terminalFieldSchemas.fontSize.default(13),
  font: terminalFieldSchemas.font.default(''),
  theme: terminalFieldSchemas.theme.default('match'),
  scrollback: terminalFieldSchemas.scrollback.default(10_000),
  copyOnSelect: terminalFieldSchemas.copyOnSelect.default(false),
  rightClickPastes: terminalFieldSchemas.rightClickPastes.default(false),
  confirmPaste: terminalFieldSchemas.confirmPaste.default(true),
  confirmInterrupt: terminalFieldSchemas.confirmInterrupt.default(true),
  confirmClose: terminalFieldSchemas.confirmClose.default(true),
  screenReader: terminalFieldSchemas.screenReader.or(switchedSchema).default('auto'),
  gpu: terminalFieldSchemas.gpu.default(true),
  graphemes: terminalFieldSchemas.graphemes.default(false),
});
export type TerminalSettings = z.infer<typeof terminalSettingsSchema>;

/** The app has about ten; a page that makes up keys must not fill the store. */
const MAX_VIEWS = 64;
const viewsSchema = z
  .record(z.string().max(64), z.string().max(8192))
  .refine((views) => Object.keys(views).length <= MAX_VIEWS, `at most ${MAX_VIEWS} views can be saved`);

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: z.enum(['system', 'en', 'zh-CN']).default('system'),
  density: z.enum(['compact', 'default', 'comfortable']).default('default'),
  /** k9s letters in lists; off for people whose assistive technology types letters. */
  singleKeyShortcuts: z.boolean().default(true),
  confirmDeletes: z.boolean().default(true),
  editorFontSize: z.number().int().min(10).max(24).default(13),
  terminal: terminalSettingsSchema.prefault({}),
  /** Engine address to try first, for example `unix:///run/user/1000/docker.sock`; empty: discover it. */
  engineUrl: z.string().max(1024).default(''),
  /** Pause image used instead of ours; empty: ours. It must be present or pullable. */
  pauseImage: z.string().max(512).default(''),
  /**
   * How port forwards get into a pod. `auto`: straight to its address where that answers, else through the relay in its
   * network namespace. A change holds for new connections.
   */
  forwardPath: z.enum(['auto', 'direct', 'relay']).default('auto'),
  /** View state that should survive a restart, keyed by view; values are the view's own JSON. */
  views: viewsSchema.default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

const settingsPatchSchema = z.object({
  theme: settingsSchema.shape.theme.unwrap().optional(),
  language: settingsSchema.shape.language.unwrap().optional(),
  density: settingsSchema.shape.density.unwrap().optional(),
  singleKeyShortcuts: z.boolean().optional(),
  confirmDeletes: z.boolean().optional(),
  editorFontSize: settingsSchema.shape.editorFontSize.unwrap().optional(),
  /** Merged by field. */
  terminal: z.object(terminalFieldSchemas).partial().optional(),
  engineUrl: z.string().max(1024).optional(),
  pauseImage: z.string().max(512).optional(),
  forwardPath: settingsSchema.shape.forwardPath.unwrap().optional(),
  views: viewsSchema.optional(),
});
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** The settings after a patch; `InvalidArgument` where both together are more than may be saved. */
export function patchSettings(settings: Settings, patch: SettingsPatch): Settings {
  const patched = settingsSchema.safeParse({
    ...settings,
    ...patch,
    terminal: { ...settings.terminal, ...patch.terminal },
    views: { ...settings.views, ...patch.views },
  });
  if (patched.success) return patched.data;
  throw new AppError('InvalidArgument', `The settings cannot be saved: ${z.prettifyError(patched.error)}`);
}

export const settingsContract = {
  watch: stream({ input: z.object({}), item: settingsSchema }),
  update: call({ input: z.object({ patch: settingsPatchSchema }), output: settingsSchema }),
};
