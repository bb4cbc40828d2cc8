// The column chooser and the row density of the list.

import { Columns3, Rows3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../state/settingsStore.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import styles from './PodsPage.module.css';
import { defaultPodColumns, type PodColumnId, podColumnIds } from './podsView.ts';

export interface ColumnChooserProps {
  readonly columns: readonly PodColumnId[];
  readonly onChange: (columns: PodColumnId[]) => void;
}

export function ColumnChooser({ columns, onChange }: ColumnChooserProps) {
  const { t } = useTranslation();
  const toggle = (id: PodColumnId, isShown: boolean) =>
    onChange(podColumnIds.filter((other) => (other === id ? isShown : columns.includes(other))));
  return (
    <Popover
      label={t('pods.columnChooser')}
      placement="bottom end"
      trigger={<IconButton label={t('pods.columnChooser')} icon={<Columns3 size={16} aria-hidden />} />}
    >
      <div className={styles.chooser}>
        {podColumnIds
          .filter((id) => id !== 'name')
          .map((id) => (
            <Checkbox key={id} isSelected={columns.includes(id)} onChange={(isShown) => toggle(id, isShown)}>
              {t(`pods.columns.${id}`)}
            </Checkbox>
          ))}
      </div>
      <Button variant="quiet" onPress={() => onChange([...defaultPodColumns])}>
        {t('pods.resetColumns')}
      </Button>
    </Popover>
  );
}

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
