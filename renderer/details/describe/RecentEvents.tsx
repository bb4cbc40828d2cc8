// The last events, so that the usual question needs no other tab.

import { useTranslation } from 'react-i18next';
import type { Event } from '../../../electron/common/kubernetes/objects.ts';
import { Button } from '../../ui/Button.tsx';
import { EventItem } from '../events/EventItem.tsx';
import { newestFirst } from '../events/podEventRows.ts';
import { Section } from '../Section.tsx';
import styles from './Describe.module.css';

const SHOWN = 5;

export function RecentEvents({
  events,
  onAll,
}: {
  readonly events: readonly Event[];
  readonly onAll: () => void;
}) {
  const { t } = useTranslation();
  const rows = newestFirst(events);
  return (
    <Section
      title={t('details.events.recent')}
      actions={
        <Button variant="quiet" onPress={onAll}>
          {t('details.events.all', { count: events.length })}
        </Button>
      }
    >
      {rows.length === 0 && <p className={styles.muted}>{t('details.events.none')}</p>}
      <ul>
        {rows.slice(0, SHOWN).map((row) => (
          <EventItem key={row.key} row={row} />
        ))}
      </ul>
    </Section>
  );
}
