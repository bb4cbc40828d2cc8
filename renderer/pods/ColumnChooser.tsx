// Which columns the list shows; the name always.

import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
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
