// The columns of the Pods list. Widths in rem follow ux.md 5.2; priorities are its order when room is short.

import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { humanDuration } from '../../electron/common/kubectl/humanDuration.ts';
import type { GridColumn } from '../grid/gridColumn.ts';
import { RowMenuButton } from '../grid/RowMenuButton.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { Age, Ticking } from '../ui/Ticking.tsx';
import styles from './PodsPage.module.css';
import { PortsCell } from './PortsCell.tsx';
import type { PodRow } from './podRow.ts';
import type { PodColumnId } from './podsView.ts';
import { ReadyCell } from './ReadyCell.tsx';

/** The sign and the beginning of the longest words, which tells them apart. */
const MIN_STATUS_REM = 6;

type PodGridColumn = GridColumn<PodRow> & { readonly id: PodColumnId };

/** All columns that can be shown, in their order. */
export function podGridColumns(t: TFunction): readonly PodGridColumn[] {
  const column = (
    id: PodColumnId,
    width: number,
    priority: number,
    rest: Omit<PodGridColumn, 'id' | 'header' | 'width' | 'priority'>,
  ): PodGridColumn => ({ id, header: t(`pods.columns.${id}`), width, priority, ...rest });
  return [
    column('name', 8.75, 0, {
      grows: true,
      isSortable: true,
      isRowHeader: true,
      render: ({ name }) => <Cut text={name} />,
    }),
    column('namespace', 6.5, 7, { isSortable: true, render: ({ namespace }) => <Cut text={namespace} /> }),
    column('status', 11, 1, {
      minWidth: MIN_STATUS_REM,
      isSortable: true,
      render: ({ kind, status }) => <StatusBadge kind={kind} text={status} />,
    }),
    column('ready', 7, 2, { isSortable: true, render: (row) => <ReadyCell row={row} t={t} /> }),
    column('restarts', 6.5, 3, { isSortable: true, render: (row) => <RestartsCell row={row} t={t} /> }),
    column('ports', 7, 8, { render: (row) => <PortsCell row={row} /> }),
    column('age', 4, 4, { isSortable: true, render: ({ createdAt }) => <Age since={createdAt} /> }),
    column('ip', 7, 9, { isSortable: true, render: ({ pod }) => <Cut text={pod.status?.podIP ?? '-'} /> }),
    column('images', 12, 10, { render: ({ images }) => <Cut text={images.join(', ')} /> }),
    column('node', 8, 11, { render: ({ pod }) => <Cut text={pod.spec.nodeName ?? '-'} /> }),
    column('labels', 12, 12, {
      render: ({ pod }) => (
        <Cut
          text={
            Object.entries(pod.metadata.labels ?? {})
              .map(([key, value]) => `${key}=${value}`)
              .join(', ') || '-'
          }
        />
      ),
    }),
    column('qos', 6, 13, { isSortable: true, render: ({ pod }) => pod.status?.qosClass ?? '-' }),
    column('created', 10, 14, {
      render: ({ createdAt }) => <Cut text={new Date(createdAt).toLocaleString()} />,
    }),
  ];
}

/** The menu button at the end of each row. */
export function menuColumn(t: TFunction): GridColumn<PodRow> {
  return {
    id: 'menu',
    header: t('pods.columns.menu'),
    isHeaderHidden: true,
    width: 2,
    priority: 0,
    align: 'end',
    render: ({ name }) => <RowMenuButton label={t('pods.rowMenu', { name })} />,
  };
}

function Cut({ text }: { readonly text: string }) {
  return (
    <span className={styles.cut} title={text}>
      {text}
    </span>
  );
}

function RestartsCell({ row, t }: { readonly row: PodRow; readonly t: TFunction }) {
  const { restarts, lastRestartAt } = row;
  const format = useCallback(
    (now: number) =>
      lastRestartAt === undefined
        ? `${restarts}`
        : t('pods.restartsAgo', { count: restarts, ago: humanDuration(now - Date.parse(lastRestartAt)) }),
    [restarts, lastRestartAt, t],
  );
  return restarts === 0 ? <span className={styles.numbers}>0</span> : <Ticking format={format} />;
}
