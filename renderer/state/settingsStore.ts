// The settings as the services keep them. A change shows at once and is corrected by the next item of the stream.

import { create } from 'zustand';
import {
  type Settings,
  type SettingsPatch,
  settingsSchema,
} from '../../electron/common/contract/settings.ts';

export interface SettingsState {
  readonly settings: Settings;
  /** False until the first item: what is shown then are defaults. */
  readonly isLoaded: boolean;
}

export const useSettings = create<SettingsState>()(() => ({
  settings: settingsSchema.parse({}),
  isLoaded: false,
}));

/** The settings after a patch; views are merged by key, as the service does it. */
export function patchSettings(settings: Settings, patch: SettingsPatch): Settings {
  return settingsSchema.parse({ ...settings, ...patch, views: { ...settings.views, ...patch.views } });
}
