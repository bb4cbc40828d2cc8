// The events of one pod, as they come in.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event } from '../../../electron/common/kubernetes/objects.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusIcon } from '../../ui/StatusIcon.tsx';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { Segmented } from '../Segmented.tsx';
import { EventItem } from './EventItem.tsx';
import styles from './Events.module.css';
import { newestFirst, timeline } from './podEventRows.ts';

export function EventsTab({ events }: { readonly events: readonly Event[] }) {
  const { t } = useTranslation();
  const [form, setForm] = useState<'compact' | 'timeline'>('compact');
  const [isWarningsOnly, setWarningsOnly] = useState(false);
  const warnings = events.filter(({ type }) => type === 'Warning');
  const shown = isWarningsOnly ? warnings : events;
  return (
    <>
      <div className={styles.toolbar}>
        <ToggleChip isSelected={isWarningsOnly} onChange={setWarningsOnly} icon={<StatusIcon kind="warn" />}>
          {t('details.events.warning')} {warnings.length}
        </ToggleChip>
        <span className={styles.space} />
        <Segmented
          label={t('details.events.view')}
          value={form}
          onChange={setForm}
          options={[
            { id: 'compact', label: t('details.events.compact') },
            { id: 'timeline', label: t('details.events.timeline') },
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('details.events.none')} text={t('details.events.noneText')} />
      ) : (
        <ul className={styles.list}>
          {form === 'compact'
            ? newestFirst(shown).map((row) => <EventItem key={row.key} row={row} />)
            : timeline(shown).map((moment) => (
                <EventItem key={moment.key} row={moment.row} moment={moment} />
              ))}
        </ul>
      )}
    </>
  );
}
