// The one way to change settings from the page: at once on screen, then saved; a refusal is said and undone.

import { useCallback } from 'react';
import { patchSettings, type SettingsPatch } from '../../electron/common/contract/settings.ts';
import { i18n } from '../i18n/i18n.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from './notifications.ts';
import { useSettings } from './settingsStore.ts';

export function useUpdateSettings(): (patch: SettingsPatch) => void {
  const api = useApi();
  return useCallback(
    (patch) => {
      const before = useSettings.getState().settings;
      useSettings.setState({ settings: patchSettings(before, patch) });
      const save = async () => {
        try {
          await api.settings.update({ patch });
        } catch (error) {
          useSettings.setState({ settings: before });
          notify({ tone: 'error', text: i18n.t('settings.saveFailed', { message: errorText(error) }) });
        }
      };
      void save();
    },
    [api],
  );
}
