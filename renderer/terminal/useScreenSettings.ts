// The settings of terminals as they hold here and now: a screen reader that the system reports turns its mode on.

import { useMemo, useSyncExternalStore } from 'react';
import type { TerminalSettings } from '../../electron/common/contract/settings.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { useSettings } from '../state/settingsStore.ts';

export function useScreenSettings(): TerminalSettings {
  const settings = useSettings((all) => all.settings.terminal);
  const { screenReader } = useHost();
  const isPresent = useSyncExternalStore(
    (onChange) => {
      const subscription = screenReader.subscribe(onChange);
      return () => subscription.dispose();
    },
    () => screenReader.value,
  );
  return useMemo(() => withScreenReader(settings, isPresent), [settings, isPresent]);
}

/** `auto` decided. */
export function withScreenReader(settings: TerminalSettings, isPresent: boolean): TerminalSettings {
  return settings.screenReader === 'auto'
    ? { ...settings, screenReader: isPresent ? 'on' : 'off' }
    : settings;
}
