// One port of a pod: what it is, a switch that forwards it, where it can be reached then, and how that is going.

import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuGroup } from '../ui/Menu.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { SwitchButton } from '../ui/SwitchButton.tsx';
import styles from './Forwards.module.css';
import { ForwardTrouble } from './ForwardTrouble.tsx';
import { openForwardDialog } from './forwardRequests.ts';
import { forwardKind, stateWord } from './forwardText.ts';
import { LocalAddress } from './LocalAddress.tsx';
import { askedOn, forwardKey, usePendingChange } from './pendingForwards.ts';
import { isForwardable, type PortLine, portText } from './podPorts.ts';
import { useForwardCalls } from './useForwardCalls.ts';
import { useForwardMenu } from './useForwardMenu.ts';

export interface PortItemProps {
  readonly pod: PodRef;
  readonly line: PortLine;
  /** Says whose port it is, where the ports of several containers stand together. */
  readonly hasContainer: boolean;
}

export function PortItem({ pod, line, hasContainer }: PortItemProps) {
  const { declared, forward } = line;
  const container = (declared ?? forward)?.container;
  return (
    <li className={styles.port}>
      <PortSwitch pod={pod} line={line} />
      <span className={styles.portName}>
        <code>{portText(line)}</code>
        {declared?.name !== undefined && <span className={styles.muted}>{declared.name}</span>}
        {hasContainer && container !== undefined && <span className={styles.muted}>{container}</span>}
      </span>
      <span className={styles.portPlace}>
        {forward !== undefined && <LocalAddress forward={forward} />}
        {forward === undefined && <Published line={line} />}
      </span>
      <PortState pod={pod} line={line} />
      <PortMenu pod={pod} line={line} />
      {forward !== undefined && <ForwardTrouble forward={forward} />}
    </li>
  );
}

type PartProps = Omit<PortItemProps, 'hasContainer'>;

function isReachable(declared: PortLine['declared']): boolean {
  return declared !== undefined && (declared.isOnHost || declared.published !== undefined);
}

/** What is published needs no forward, and what nobody can forward gets no switch. */
function PortSwitch({ pod, line }: PartProps) {
  const { t } = useTranslation();
  const calls = useForwardCalls();
  const { protocol, forward, declared } = line;
  const pending = usePendingChange(forwardKey({ pod, podPort: line.port, protocol }), forward);
  if (!isForwardable(protocol) || (forward === undefined && isReachable(declared)))
    return <span className={styles.noSwitch} />;
  const port = { pod, podPort: line.port, protocol, container: declared?.container };
  return (
    <SwitchButton
      label={t('forwards.switch', { port: portText(line), pod: pod.name })}
      isSelected={forward?.isOn ?? false}
      asked={askedOn(pending)}
      onChange={(isOn) => void calls.switchPort(port, isOn)}
    />
  );
}

function PortState({ pod, line: { forward, port, protocol } }: PartProps) {
  const { t } = useTranslation();
  const pending = usePendingChange(forwardKey({ pod, podPort: port, protocol }), forward);
  const shown = forward && { kind: forwardKind(forward), text: stateWord(forward, t) };
  const badge =
    pending === undefined ? shown : { kind: 'pending' as const, text: t(`forwards.pending.${pending}`) };
  // There before there is anything to say, or it would not be read out.
  return <span role="status">{badge !== undefined && <StatusBadge {...badge} />}</span>;
}

function Published({ line: { declared, protocol } }: { readonly line: PortLine }) {
  const { t } = useTranslation();
  const published = declared?.published;
  if (declared?.isOnHost) return <span className={styles.muted}>{t('forwards.onHostNetwork')}</span>;
  if (published !== undefined)
    return (
      <span className={styles.published}>
        <span className={styles.muted}>{t('forwards.publishedOn')}</span>
        <code className={styles.cut}>{published}</code>
        <CopyButton text={published} label={t('forwards.copyAddress', { address: published })} />
      </span>
    );
  if (!isForwardable(protocol))
    return <span className={styles.muted}>{t('forwards.notForwardable', { protocol })}</span>;
  return null;
}

function PortMenu({ pod, line: { port, protocol, forward, declared } }: PartProps) {
  const { t } = useTranslation();
  const menu = useForwardMenu(false);
  if (!isForwardable(protocol)) return <span />;
  const label = t('forwards.portMenu', { port: portText({ port, protocol }) });
  const options: readonly MenuGroup[] = [
    {
      id: 'new',
      items: [
        {
          id: 'options',
          label: t('forwards.actions.withOptions'),
          onAction: () =>
            openForwardDialog({ kind: 'new', pod, container: declared?.container, port, protocol }),
        },
      ],
    },
  ];
  return (
    <MenuButton label={label} groups={forward === undefined ? options : menu(forward)}>
      <IconButton label={label} icon={<Ellipsis size={14} aria-hidden />} />
    </MenuButton>
  );
}
