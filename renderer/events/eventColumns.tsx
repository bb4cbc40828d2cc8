// The columns of the Events page. Last seen comes first: what just happened is what is looked for. A moment of the
// timeline has one time, not two.

import type { TFunction } from 'i18next';
import { formatRoute } from '../app/routes.ts';
import type { GridColumn } from '../grid/gridColumn.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { Age } from '../ui/Ticking.tsx';
import styles from './EventsPage.module.css';
import type { EventRow } from './eventRow.ts';
import type { EventsView } from './eventsView.ts';

export function eventColumns(
  t: TFunction,
  form: EventsView['form'],
  hasPod: (uid: string) => boolean,
): readonly GridColumn<EventRow>[] {
  const columns: readonly GridColumn<EventRow>[] = [
    {
      id: 'lastSeen',
      header: t(form === 'timeline' ? 'events.columns.time' : 'events.columns.lastSeen'),
      width: 5.5,
      priority: 2,
      render: ({ lastSeen }) => <Age since={lastSeen} />,
    },
    {
      id: 'type',
      header: t('events.columns.type'),
      width: 6,
      priority: 4,
      render: ({ type }) => <StatusBadge kind={type === 'Warning' ? 'warn' : 'unknown'} text={type} />,
    },
    {
      id: 'reason',
      header: t('events.columns.reason'),
      width: 9,
      priority: 1,
      isRowHeader: true,
      render: ({ reason }) => <span className={styles.cut}>{reason}</span>,
    },
    {
      id: 'object',
      header: t('events.columns.object'),
      width: 11,
      priority: 3,
      render: (row) => <ObjectCell row={row} isLink={hasPod(row.podUid)} />,
    },
    {
      id: 'container',
      header: t('events.columns.container'),
      width: 7,
      priority: 6,
      render: ({ container }) => <span className={styles.cut}>{container || '-'}</span>,
    },
    {
      id: 'message',
      header: t('events.columns.message'),
      width: 14,
      grows: true,
      priority: 0,
      render: ({ message }) => (
        <span className={styles.cut} title={message}>
          {message}
        </span>
      ),
    },
    {
      id: 'count',
      header: t('events.columns.count'),
      width: form === 'timeline' ? 5 : 4,
      align: 'end',
      priority: 5,
      render: ({ count, occurrence }) => (occurrence === undefined ? count : `${occurrence}/${count}`),
    },
    {
      id: 'firstSeen',
      header: t('events.columns.firstSeen'),
      width: 5.5,
      align: 'end',
      priority: 7,
      render: ({ firstSeen }) => <Age since={firstSeen} />,
    },
  ];
  return form === 'timeline' ? columns.filter(({ id }) => id !== 'firstSeen') : columns;
}

function ObjectCell({ row, isLink }: { readonly row: EventRow; readonly isLink: boolean }) {
  if (!isLink) return <span className={styles.cut}>{row.object}</span>;
  const { namespace, podName: name } = row;
  return (
    <a
      className={styles.link}
      href={formatRoute({ page: 'pod', namespace, name, tab: 'events' })}
      tabIndex={-1}
      title={`${namespace}/${name}`}
    >
      {row.object}
    </a>
  );
}
