// Which containers of the log are shown, each with its state and the colour of its lines. A menu, because the names of
// three containers would already fill the toolbar of a panel.

import { Boxes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import styles from './Logs.module.css';
import type { LogContainer } from './logContainers.ts';

export interface ContainerMenuProps {
  readonly containers: readonly LogContainer[];
  /** Undefined: all. */
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (chosen: readonly string[] | undefined) => void;
}

export function ContainerMenu({ containers, chosen = [], onChange }: ContainerMenuProps) {
  const { t } = useTranslation();
  if (containers.length < 2) return null;
  const some = t('logs.containerCount', { shown: chosen.length, total: containers.length });
  const summary = chosen.length > 1 ? some : chosen[0];
  return (
    <FilterMenu
      label={t('logs.containers')}
      summary={summary ?? t('logs.everyContainer')}
      icon={<Boxes size={14} aria-hidden />}
      allLabel={t('logs.allContainers')}
      values={containers.map(({ name, kind, colour }) => ({
        id: name,
        label: (
          <span className={styles.choice} style={{ color: `var(--container-${((colour - 1) % 8) + 1})` }}>
            <StatusIcon kind={kind} />
            {name}
          </span>
        ),
      }))}
      selected={chosen}
      onChange={(names) => {
        const isAll = names.length === 0 || names.length === containers.length;
        onChange(isAll ? undefined : names);
      }}
    />
  );
}
