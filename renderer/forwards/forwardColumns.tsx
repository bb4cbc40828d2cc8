// The columns of the Port forwards page. A forward belongs to a pod by name, which need not exist.

import type { TFunction } from 'i18next';
import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { formatRoute } from '../app/routes.ts';
import type { GridColumn } from '../grid/gridColumn.ts';
import { RowMenuButton } from '../grid/RowMenuButton.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { SwitchButton } from '../ui/SwitchButton.tsx';
import styles from './Forwards.module.css';
import type { ForwardCalls } from './forwardCalls.ts';
import { forwardName } from './forwardsView.ts';
import { briefReason, bytesText, forwardKind, pathText, stateReason, stateWord } from './forwardText.ts';
import { LocalAddress } from './LocalAddress.tsx';
import { askedOn, forwardKey, usePendingChange } from './pendingForwards.ts';
import { portText } from './podPorts.ts';

export function forwardColumns(
  t: TFunction,
  calls: ForwardCalls,
  hasPod: (forward: Forward) => boolean,
): readonly GridColumn<Forward>[] {
  const column = (
    id: 'switch' | 'local' | 'pod' | 'port' | 'state' | 'connections' | 'traffic' | 'restore',
    width: number,
    priority: number,
    rest: Omit<GridColumn<Forward>, 'id' | 'header' | 'width' | 'priority'>,
  ): GridColumn<Forward> => ({ id, header: t(`forwards.columns.${id}`), width, priority, ...rest });
  return [
    column('switch', 3, 0, { render: (forward) => <SwitchCell forward={forward} calls={calls} t={t} /> }),
    column('local', 11, 1, {
      isSortable: true,
      render: (forward) => <LocalAddress forward={forward} tabIndex={-1} />,
    }),
    column('pod', 9, 0, {
      isSortable: true,
      isRowHeader: true,
      render: (forward) => <PodCell forward={forward} isLink={hasPod(forward)} />,
    }),
    column('port', 8, 2, { render: (forward) => <PortCell forward={forward} /> }),
    column('state', 11, 1, {
      grows: true,
      isSortable: true,
      render: (forward) => <StateCell forward={forward} t={t} />,
    }),
    column('connections', 6.5, 4, {
      align: 'end',
      isSortable: true,
      render: (forward) => <ConnectionsCell forward={forward} t={t} />,
    }),
    column('traffic', 9, 3, {
      align: 'end',
      isSortable: true,
      render: (forward) => <TrafficCell forward={forward} t={t} />,
    }),
    column('restore', 4.5, 5, { align: 'end', render: (forward) => <RestoreCell forward={forward} t={t} /> }),
    {
      id: 'menu',
      header: t('forwards.columns.menu'),
      isHeaderHidden: true,
      width: 2,
      priority: 0,
      align: 'end',
      render: (forward) => <RowMenuButton label={t('forwards.rowMenu', { name: forwardName(forward) })} />,
    },
  ];
}

interface CellProps {
  readonly forward: Forward;
  readonly t: TFunction;
}

function SwitchCell({ forward, calls, t }: CellProps & { readonly calls: ForwardCalls }) {
  const pending = usePendingChange(forwardKey(forward), forward);
  return (
    <SwitchButton
      label={t('forwards.switch', {
        port: portText({ ...forward, port: forward.podPort }),
        pod: forward.pod.name,
      })}
      isSelected={forward.isOn}
      asked={askedOn(pending)}
      onChange={(isOn) => void calls.setOn([forward], isOn)}
      tabIndex={-1}
    />
  );
}

function PodCell({ forward: { pod }, isLink }: { readonly forward: Forward; readonly isLink: boolean }) {
  const { namespace, name } = pod;
  return (
    <span className={styles.cut} title={`${namespace}/${name}`}>
      {isLink ? (
        <a
          href={formatRoute({ page: 'pod', namespace, name, tab: 'containers' })}
          tabIndex={-1}
          className={styles.plainLink}
        >
          {name}
        </a>
      ) : (
        name
      )}{' '}
      <span className={styles.muted}>{namespace}</span>
    </span>
  );
}

function PortCell({ forward: { container, podPort, protocol } }: { readonly forward: Forward }) {
  const port = portText({ port: podPort, protocol });
  const text = container === undefined ? port : `${container}:${port}`;
  return (
    <span className={styles.cut} title={text}>
      {text}
    </span>
  );
}

function StateCell({ forward, t }: CellProps) {
  const pending = usePendingChange(forwardKey(forward), forward);
  if (pending !== undefined) return <StatusBadge kind="pending" text={t(`forwards.pending.${pending}`)} />;
  const path = pathText(forward, t);
  const reason = stateReason(forward, t) ?? path;
  const brief = briefReason(forward, t) ?? path;
  return (
    <span className={styles.state} title={reason}>
      <StatusBadge kind={forwardKind(forward)} text={stateWord(forward, t)} />
      {brief !== undefined && (
        <span aria-hidden className={styles.reason}>
          {brief}
        </span>
      )}
      {reason !== undefined && <span className="visually-hidden">{reason}</span>}
    </span>
  );
}

function ConnectionsCell({ forward: { traffic }, t }: CellProps) {
  const { active, total } = traffic;
  return <Told text={t('forwards.connections', { active, total })}>{`${active} / ${total}`}</Told>;
}

function TrafficCell({ forward: { traffic }, t }: CellProps) {
  if (traffic.total === 0) return <span className={styles.muted}>-</span>;
  const received = bytesText(traffic.receivedBytes);
  const sent = bytesText(traffic.sentBytes);
  return (
    <Told text={t('forwards.traffic', { received, sent })}>
      <ArrowDown size={12} className={styles.muted} />
      {received}
      <ArrowUp size={12} className={styles.muted} />
      {sent}
    </Told>
  );
}

function RestoreCell({ forward: { restoreOnStart }, t }: CellProps) {
  const text = t(restoreOnStart ? 'forwards.restoreOn' : 'forwards.restoreOff');
  return <Told text={text}>{restoreOnStart ? <Check size={14} /> : '-'}</Told>;
}

/** Short for the eye, in words for the pointer and for who listens. */
function Told({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <span title={text} className={styles.told}>
      <span aria-hidden className={styles.told}>
        {children}
      </span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
