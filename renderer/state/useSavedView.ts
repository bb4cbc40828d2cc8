// View state that survives a restart: sort, filter, columns, sizes. It lives in the settings as JSON per view; a
// change shows at once everywhere and is saved a moment later.

import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import { create } from 'zustand';
import { systemClock } from '../../electron/common/clock.ts';
import type { Disposable } from '../../electron/common/disposable.ts';
import { useSettings } from './settingsStore.ts';
import { useUpdateSettings } from './useUpdateSettings.ts';

/** Typing in a filter box must not write the settings with every key. */
const SAVE_AFTER_MS = 500;

/** Changes that are on screen but not saved yet, and the timer that saves them. */
const useDrafts = create<Readonly<Record<string, string>>>()(() => ({}));
const timers = new Map<string, Disposable>();

/** Reads a view; what cannot be read, as from another version, gives the schema's defaults. */
export function readView<View>(schema: z.ZodType<View>, json: string | undefined): View {
  const defaults = () => schema.parse({});
  if (json === undefined) return defaults();
  try {
    return schema.safeParse(JSON.parse(json)).data ?? defaults();
  } catch (error) {
    if (error instanceof SyntaxError) return defaults();
    throw error;
  }
}

/** The state of the view called `name`, and its setter; every field of `schema` must have a default. */
export function useSavedView<View extends object>(
  name: string,
  schema: z.ZodType<View>,
): readonly [View, (change: Partial<View>) => void] {
  const saved = useSettings(({ settings }) => settings.views[name]);
  const draft = useDrafts((drafts) => drafts[name]);
  const json = draft ?? saved;
  const view = useMemo(() => readView(schema, json), [schema, json]);
  const updateSettings = useUpdateSettings();

  const change = useCallback(
    (part: Partial<View>) => {
      const current = readView(
        schema,
        useDrafts.getState()[name] ?? useSettings.getState().settings.views[name],
      );
      const next = JSON.stringify({ ...current, ...part });
      useDrafts.setState({ [name]: next });
      timers.get(name)?.dispose();
      timers.set(
        name,
        systemClock.setTimer(SAVE_AFTER_MS, () => updateSettings({ views: { [name]: next } })),
      );
    },
    [name, schema, updateSettings],
  );
  return [view, change];
}

/** Forgets the unsaved changes of all views, when all are reset. */
export function dropViewDrafts(): void {
  for (const timer of timers.values()) timer.dispose();
  timers.clear();
  useDrafts.setState({}, true);
}
