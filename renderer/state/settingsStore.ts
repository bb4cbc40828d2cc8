// The settings as the services keep them. A change shows at once and is corrected by the next item of the stream.

import { create } from 'zustand';
import { type Settings, settingsSchema } from '../../electron/common/contract/settings.ts';

export interface SettingsState {
  readonly settings: Settings;
  /** False until the first item: what is shown then are defaults. */
  readonly isLoaded: boolean;
}

export const useSettings = create<SettingsState>()(() => ({
  settings: settingsSchema.parse({}),
  isLoaded: false,
}));
