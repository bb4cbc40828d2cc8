// How tall the rows of all lists are.

import { Rows3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../state/settingsStore.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/Menu.tsx';

export function DensityMenu() {
  const { t } = useTranslation();
  const density = useSettings(({ settings }) => settings.density);
  const update = useUpdateSettings();
  return (
    <MenuButton
      label={t('pods.density')}
      groups={[
        {
          id: 'density',
          items: (['compact', 'default', 'comfortable'] as const).map((id) => ({
            id,
            label: t(`pods.densities.${id}`),
            shortcut: density === id ? '✓' : undefined,
            onAction: () => update({ density: id }),
          })),
        },
      ]}
    >
      <IconButton label={t('pods.density')} icon={<Rows3 size={16} aria-hidden />} />
    </MenuButton>
  );
}
