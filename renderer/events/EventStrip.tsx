// The last hour of the events that are listed, a bar a minute: when something happened, and when it went wrong.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../details/useNow.ts';
import styles from './EventStrip.module.css';
import { type EventMinute, eventMinutes, SHOWN_MINUTES } from './eventMinutes.ts';
import type { EventRow } from './eventRow.ts';

/** A bar moves on once a minute. */
const REFRESH_MS = 10_000;
/** Of a bar, in the units of the drawing: what is left is the gap. */
const BAR_WIDTH = 0.7;
/** Fewer events than this in every minute do not fill the height: one event is no peak. */
const MIN_PEAK = 4;

export function EventStrip({ rows }: { readonly rows: readonly EventRow[] }) {
  const { t } = useTranslation();
  const now = useNow(REFRESH_MS);
  const minutes = useMemo(() => eventMinutes(rows, now), [rows, now]);
  const peak = Math.max(MIN_PEAK, ...minutes.map(({ normal, warnings }) => normal + warnings));
  const sum = (part: 'normal' | 'warnings') => minutes.reduce((total, minute) => total + minute[part], 0);
  return (
    <div className={styles.strip}>
      <span aria-hidden>{t('events.strip.hourAgo')}</span>
      <svg
        role="img"
        aria-label={t('events.strip.label', { normal: sum('normal'), warnings: sum('warnings') })}
        className={styles.bars}
        viewBox={`0 0 ${SHOWN_MINUTES} ${peak}`}
        preserveAspectRatio="none"
      >
        {minutes.map((minute, index) => (
          <Bar key={minute.start} minute={minute} x={index} peak={peak} />
        ))}
      </svg>
      <span aria-hidden>{t('events.strip.now')}</span>
    </div>
  );
}

function Bar({
  minute,
  x,
  peak,
}: {
  readonly minute: EventMinute;
  readonly x: number;
  readonly peak: number;
}) {
  const { t, i18n } = useTranslation();
  const { start, normal, warnings } = minute;
  if (normal + warnings === 0) return null;
  const time = new Date(start).toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit' });
  return (
    <g>
      <title>{t('events.strip.minute', { time, normal, warnings })}</title>
      <rect className={styles.hit} x={x} y={0} width={1} height={peak} />
      <rect className={styles.normal} x={x} y={peak - warnings - normal} width={BAR_WIDTH} height={normal} />
      <rect className={styles.warnings} x={x} y={peak - warnings} width={BAR_WIDTH} height={warnings} />
    </g>
  );
}
