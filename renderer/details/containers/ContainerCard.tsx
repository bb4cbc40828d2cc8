// One container: its head always, the rest when unfolded.

import { Bug, ChevronRight, Eye, ScrollText, SquareTerminal } from 'lucide-react';
import { useContext } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { openTerminal, useTerminalRequests } from '../../terminal/terminalActions.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ContainerBricks } from '../../ui/ContainerBricks.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { type ContainerView, stateTerm } from '../containerView.ts';
import { SectionLevel } from '../Section.tsx';
import { ContainerBody } from './ContainerBody.tsx';
import styles from './Containers.module.css';

export interface ContainerCardProps {
  readonly pod: PodObject;
  readonly container: ContainerView;
  readonly onLogs: (container: string) => void;
  readonly startsOpen: boolean;
}

export function ContainerCard({ pod, container, onLogs, startsOpen }: ContainerCardProps) {
  const { t } = useTranslation();
  const level = useContext(SectionLevel);
  const { spec, status, kind, role } = container;
  const restarts = status?.restartCount ?? 0;
  return (
    <Disclosure defaultExpanded={startsOpen} className={styles.card ?? ''}>
      <div className={styles.head}>
        <Heading level={level} className={styles.heading ?? ''}>
          <Button slot="trigger" className={styles.trigger ?? ''}>
            <ChevronRight size={14} className={styles.chevron} aria-hidden />
            <ContainerBricks bricks={[{ name: spec.name, kind, isInit: role === 'init' }]} />
            <span className={styles.name}>{spec.name}</span>
            {role !== 'main' && <Badge>{t(`details.roles.${role}`)}</Badge>}
            <span className={styles.state}>{stateTerm(status?.state) ?? t('details.notCreated')}</span>
            <span className={styles.counts}>
              {(role === 'main' || role === 'sidecar') && status !== undefined && (
                <span>{t(status.ready ? 'details.ready' : 'details.notReady')}</span>
              )}
              {restarts > 0 && <span>{t('details.restarts', { count: restarts })}</span>}
            </span>
          </Button>
        </Heading>
        <div
          role="group"
          aria-label={t('details.containerActions.label', { name: spec.name })}
          className={styles.actions}
        >
          <IconButton
            label={t('details.containerActions.logs', { name: spec.name })}
            icon={<ScrollText size={14} aria-hidden />}
            onPress={() => onLogs(spec.name)}
          />
          <TerminalButtons pod={pod} container={container} />
        </div>
      </div>
      <DisclosurePanel className={styles.panel ?? ''}>
        <ContainerBody pod={pod} container={container} />
      </DisclosurePanel>
    </Disclosure>
  );
}

function TerminalButtons({ pod, container }: Pick<ContainerCardProps, 'pod' | 'container'>) {
  const { t } = useTranslation();
  const { name } = container.spec;
  const ref = { namespace: pod.metadata.namespace, name: pod.metadata.name };
  if (container.status?.state?.running === undefined) return null;
  return (
    <>
      <IconButton
        label={t('details.containerActions.shell', { name })}
        icon={<SquareTerminal size={14} aria-hidden />}
        onPress={() => openTerminal({ kind: 'exec', pod: ref, container: name })}
      />
      <IconButton
        label={t('details.containerActions.watch', { name })}
        icon={<Eye size={14} aria-hidden />}
        onPress={() => openTerminal({ kind: 'attach', pod: ref, container: name })}
      />
      <IconButton
        label={t('details.containerActions.debug', { name })}
        icon={<Bug size={14} aria-hidden />}
        onPress={() => useTerminalRequests.setState({ debug: { pod: ref, target: name } })}
      />
    </>
  );
}
