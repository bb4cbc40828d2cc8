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
import { nearestMoment, newestFirst, timeline } from './podEventRows.ts';

export interface EventsTabProps {
  readonly events: readonly Event[];
  /** The instant whose events are looked for, milliseconds since the epoch. */
  readonly at: number | undefined;
}

export function EventsTab({ events, at }: EventsTabProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<'compact' | 'timeline'>(at === undefined ? 'compact' : 'timeline');
  const [isWarningsOnly, setWarningsOnly] = useState(false);
  const warnings = events.filter(({ type }) => type === 'Warning');
  const shown = isWarningsOnly ? warnings : events;
  const moments = timeline(shown);
  const nearest = at === undefined ? undefined : nearestMoment(moments, at);
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
            : moments.map((moment) => (
                <EventItem
                  key={moment.key}
                  row={moment.row}
                  moment={moment}
                  isCurrent={moment.key === nearest}
                />
              ))}
        </ul>
      )}
    </>
  );
}
