// The height of a row in px: density and the user's text size decide, the virtual list must know.

import { useSyncExternalStore } from 'react';
import { useSettings } from '../state/settingsStore.ts';

/** In rem; the same numbers as --height-row in tokens.css. */
const rowHeights = { compact: 1.75, default: 2, comfortable: 2.5 } as const;

function subscribe(onChange: () => void): () => void {
  addEventListener('resize', onChange);
  return () => removeEventListener('resize', onChange);
}

export function useRootFontSize(): number {
  return useSyncExternalStore(subscribe, () =>
    Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
}

export function useRowHeight(): number {
  const density = useSettings(({ settings }) => settings.density);
  return rowHeights[density] * useRootFontSize();
}
