// Above the events: which of them are shown, and whether repeated ones are one row or two moments.

import { useTranslation } from 'react-i18next';
import { Segmented } from '../details/Segmented.tsx';
import { FilterBar, FilterBox, FilterCounts } from '../ui/FilterBar.tsx';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { ToggleChip } from '../ui/ToggleChip.tsx';
import styles from './EventsPage.module.css';
import type { ChosenEvents, EventRow } from './eventRow.ts';
import type { EventsView } from './eventsView.ts';

export interface EventsFilterBarProps {
  readonly view: EventsView;
  readonly change: (part: Partial<EventsView>) => void;
  readonly chosen: ChosenEvents;
  readonly total: number;
  readonly onEnterList: () => void;
}

export function EventsFilterBar({ view, change, chosen, total, onEnterList }: EventsFilterBarProps) {
  const { t } = useTranslation();
  const typeChip = (type: EventRow['type'], label: string) => (
    <ToggleChip
      isSelected={view.types.includes(type)}
      onChange={(isOn) => change({ types: isOn ? [type] : [] })}
      icon={<StatusIcon kind={type === 'Warning' ? 'warn' : 'unknown'} />}
    >
      {label} <span className={styles.numbers}>{chosen.counts[type]}</span>
    </ToggleChip>
  );
  return (
    <FilterBar>
      <FilterBox
        label={t('events.filter')}
        placeholder={t('events.filterPlaceholder')}
        value={view.query}
        onChange={(query) => change({ query })}
        onEnterList={onEnterList}
      />
      <ReasonMenu view={view} change={change} reasons={chosen.reasons} />
      {typeChip('Warning', t('events.warning'))}
      {typeChip('Normal', t('events.normal'))}
      <ToggleChip isSelected={view.isCurrentOnly} onChange={(isCurrentOnly) => change({ isCurrentOnly })}>
        {t('events.currentOnly')}
      </ToggleChip>
      <Segmented
        label={t('details.events.view')}
        value={view.form}
        onChange={(form) => change({ form })}
        options={[
          { id: 'compact', label: t('details.events.compact') },
          { id: 'timeline', label: t('details.events.timeline') },
        ]}
      />
      <FilterCounts>{t('events.counts', { shown: chosen.events, total })}</FilterCounts>
    </FilterBar>
  );
}

interface ReasonMenuProps extends Pick<EventsFilterBarProps, 'view' | 'change'> {
  readonly reasons: ChosenEvents['reasons'];
}

function ReasonMenu({ view, change, reasons }: ReasonMenuProps) {
  const { t } = useTranslation();
  const { reasons: selected } = view;
  const summary = selected.length > 1 ? t('events.reasonCount', { count: selected.length }) : selected[0];
  // A chosen reason that no event has any more must stay listed, or it could not be un-chosen.
  const listed = [...new Set([...reasons.keys(), ...selected])].toSorted((a, b) => a.localeCompare(b));
  return (
    <FilterMenu
      label={t('events.reasons')}
      summary={summary ?? t('events.allReasons')}
      allLabel={t('events.allReasons')}
      values={listed.map((id) => ({ id, count: reasons.get(id) ?? 0 }))}
      selected={selected}
      onChange={(next) => change({ reasons: next })}
    />
  );
}
