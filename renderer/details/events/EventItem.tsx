// One event: when, what, and the message in full.

import { useTranslation } from 'react-i18next';
import { StatusIcon } from '../../ui/StatusIcon.tsx';
import { Age } from '../../ui/Ticking.tsx';
import styles from './Events.module.css';
import type { EventRow } from './podEventRows.ts';

export interface EventItemProps {
  readonly row: EventRow;
  /** In a timeline: the moment, and which occurrence it was. */
  readonly moment?: { readonly at: string | undefined; readonly occurrence: number };
}

export function EventItem({ row, moment }: EventItemProps) {
  const { t } = useTranslation();
  const isWarning = row.type === 'Warning';
  return (
    <li className={styles.event}>
      <span className={styles.age}>
        <Age since={moment === undefined ? row.lastSeen : moment.at} />
      </span>
      <StatusIcon kind={isWarning ? 'warn' : 'unknown'} />
      <div className={styles.text}>
        <span className={styles.reason}>
          {isWarning && <span className="visually-hidden">{row.type} </span>}
          {row.reason}
        </span>{' '}
        {row.container !== '' && <span className={styles.container}>{row.container}</span>}{' '}
        {moment === undefined && row.count > 1 && (
          <span className={styles.count}>
            ×{row.count} {t('details.events.over')} <Age since={row.firstSeen} />
          </span>
        )}
        {moment !== undefined && row.count > 1 && (
          <span className={styles.count}>
            {t('details.events.occurrence', { number: moment.occurrence, count: row.count })}
          </span>
        )}
        <p className={styles.message}>{row.message}</p>
      </div>
    </li>
  );
}
