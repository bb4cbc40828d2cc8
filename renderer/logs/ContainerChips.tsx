// Which containers of the log are shown: a switch per container, with its state and the colour of its lines.

import { useTranslation } from 'react-i18next';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { ToggleChip } from '../ui/ToggleChip.tsx';
import styles from './Logs.module.css';
import type { LogContainer } from './logContainers.ts';

export interface ContainerChipsProps {
  readonly containers: readonly LogContainer[];
  /** Undefined: all. */
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (chosen: readonly string[] | undefined) => void;
}

export function ContainerChips({ containers, chosen, onChange }: ContainerChipsProps) {
  const { t } = useTranslation();
  if (containers.length < 2) return null;
  const names = [...new Set(containers.map(({ name }) => name))];
  return (
    <div role="group" aria-label={t('logs.containers')} className={styles.chips}>
      {containers.map(({ name, kind, colour }) => (
        <ToggleChip
          key={name}
          isSelected={chosen?.includes(name) ?? true}
          onChange={(isSelected) => {
            const next = names.filter((other) =>
              other === name ? isSelected : (chosen?.includes(other) ?? true),
            );
            onChange(next.length === names.length ? undefined : next);
          }}
          icon={
            <span className={styles.chipDot} aria-hidden>
              <StatusIcon kind={kind} />
            </span>
          }
        >
          <span style={{ color: `var(--container-${((colour - 1) % 8) + 1})` }}>{name}</span>
        </ToggleChip>
      ))}
    </div>
  );
}
