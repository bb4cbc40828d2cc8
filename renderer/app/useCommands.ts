// The command list with everything it needs from the running page.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRetryEngine } from '../engine/useRetryEngine.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import { type Command, commandList } from './commands.ts';
import { toggleDetails } from './detailsRoute.ts';
import { navigate } from './useRoute.ts';

export function useCommands(): readonly Command[] {
  const { t } = useTranslation();
  const settings = useSettings((state) => state.settings);
  const update = useUpdateSettings();
  const retryEngine = useRetryEngine();
  return useMemo(
    () => commandList({ t, go: navigate, update, toggleDetails, retryEngine, settings }),
    [t, update, retryEngine, settings],
  );
}
