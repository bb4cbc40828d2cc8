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
  const isTimeline = form === 'timeline';
  const column = (
    id: 'type' | 'reason' | 'object' | 'container' | 'message' | 'count' | 'firstSeen' | 'lastSeen' | 'time',
    width: number,
    priority: number,
    rest: Omit<GridColumn<EventRow>, 'id' | 'header' | 'width' | 'priority'>,
  ): GridColumn<EventRow> => ({ id, header: t(`events.columns.${id}`), width, priority, ...rest });
  const columns = [
    column(isTimeline ? 'time' : 'lastSeen', 5.5, 2, { render: ({ lastSeen }) => <Age since={lastSeen} /> }),
    column('type', 6, 4, {
      render: ({ type }) => <StatusBadge kind={type === 'Warning' ? 'warn' : 'unknown'} text={type} />,
    }),
    column('reason', 9, 1, { isRowHeader: true, render: ({ reason }) => <Cut text={reason} /> }),
    column('object', 12, 3, { render: (row) => <ObjectCell row={row} isLink={hasPod(row.podUid)} /> }),
    column('container', 7, 6, { render: ({ container }) => <Cut text={container || '-'} /> }),
    column('message', 14, 0, { grows: true, render: ({ message }) => <Cut text={message} /> }),
    column('count', isTimeline ? 5 : 4, 5, {
      align: 'end',
      render: ({ count, occurrence }) => (occurrence === undefined ? count : `${occurrence}/${count}`),
    }),
  ];
  if (isTimeline) return columns;
  const firstSeen = column('firstSeen', 5.5, 7, {
    align: 'end',
    render: (row) => <Age since={row.firstSeen} />,
  });
  return [...columns, firstSeen];
}

function Cut({ text }: { readonly text: string }) {
  return (
    <span className={styles.cut} title={text}>
      {text}
    </span>
  );
}

/** With its namespace: pods of several may have one name. */
function ObjectCell({ row, isLink }: { readonly row: EventRow; readonly isLink: boolean }) {
  const { namespace, podName: name, object } = row;
  return (
    <span className={styles.cut} title={`${namespace}/${name}`}>
      {isLink ? (
        <a
          className={styles.link}
          href={formatRoute({ page: 'pod', namespace, name, tab: 'events' })}
          tabIndex={-1}
        >
          {object}
        </a>
      ) : (
        object
      )}{' '}
      <span className={styles.namespace}>{namespace}</span>
    </span>
  );
}
