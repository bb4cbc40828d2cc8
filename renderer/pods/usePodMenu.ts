// The menu of a pod with what it needs from the running page.

import { useTranslation } from 'react-i18next';
import { useSettings } from '../state/settingsStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import type { MenuGroup } from '../ui/Menu.tsx';
import { podActions } from './podActions.tsx';
import type { PodRow } from './podRow.ts';

export function usePodMenu(copy: (text: string) => void): (row: PodRow) => readonly MenuGroup[] {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  return (row) => podActions(row, { t, copy, canAct, hasLetters });
}
