// One event: when, what, the message in full, and the way to the log of that time.

import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { podMoment } from '../../app/podMoment.ts';
import { formatRoute } from '../../app/routes.ts';
import { wholeSecond } from '../../events/eventRow.ts';
import { cx } from '../../ui/cx.ts';
import { StatusIcon } from '../../ui/StatusIcon.tsx';
import { Age } from '../../ui/Ticking.tsx';
import styles from './Events.module.css';
import type { EventRow } from './podEventRows.ts';

export interface EventItemProps {
  readonly row: EventRow;
  /** In a timeline: the moment, and which occurrence it was. */
  readonly moment?: { readonly at: string | undefined; readonly occurrence: number };
  /** It is what was asked for: brought on screen and marked. */
  readonly isCurrent?: boolean;
}

export function EventItem({ row, moment, isCurrent = false }: EventItemProps) {
  const { t } = useTranslation();
  const isWarning = row.type === 'Warning';
  const at = moment === undefined ? row.lastSeen : moment.at;
  return (
    <li
      ref={isCurrent ? bringOnScreen : undefined}
      className={cx(styles.event, isCurrent && styles.current)}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <span className={styles.age}>
        <Age since={at} />
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
      {at !== undefined && <LogLink row={row} at={at} />}
    </li>
  );
}

/** A link, so that it has an address: the log opens at the whole second, all that a kubelet's events are dated to. */
function LogLink({ row, at }: { readonly row: EventRow; readonly at: string }) {
  const { t } = useTranslation();
  const label = t('details.events.showLog', { reason: row.reason });
  const pod = { namespace: row.namespace, name: row.podName };
  return (
    <a
      className={styles.logLink}
      href={formatRoute(podMoment(pod, 'logs', wholeSecond(at) * 1000))}
      aria-label={label}
      title={label}
    >
      <ScrollText size={14} aria-hidden />
    </a>
  );
}

function bringOnScreen(item: HTMLLIElement | null): void {
  item?.scrollIntoView({ block: 'center' });
}
