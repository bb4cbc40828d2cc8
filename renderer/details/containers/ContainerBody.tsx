// Everything about one container that the object says.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container, PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { PortList } from '../../forwards/PortList.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { type ContainerView, portTexts } from '../containerView.ts';
import { Facts } from '../Section.tsx';
import styles from './Containers.module.css';
import { EnvList } from './EnvList.tsx';
import { StateText } from './StateText.tsx';

export interface ContainerBodyProps {
  readonly pod: PodObject;
  readonly container: ContainerView;
}

export function ContainerBody({ pod, container }: ContainerBodyProps) {
  const { t } = useTranslation();
  const { spec, status } = container;
  // The others are gone, or nobody's to be reached, when a connection could come.
  const hasSwitches = container.role === 'main' || container.role === 'sidecar';
  const hasRunBefore = status?.lastState?.terminated !== undefined;
  return (
    <div className={styles.body}>
      <Facts
        entries={[
          { name: t('details.container.state'), value: <StateText state={status?.state} /> },
          {
            name: t('details.container.lastState'),
            value: hasRunBefore ? <StateText state={status?.lastState} /> : undefined,
          },
          { name: t('details.container.image'), value: <code>{spec.image}</code> },
          { name: t('details.container.imageId'), value: status?.imageID && <Id text={status.imageID} /> },
          {
            name: t('details.container.containerId'),
            value: status?.containerID && <Id text={status.containerID} />,
          },
          { name: t('details.container.pullPolicy'), value: spec.imagePullPolicy },
          {
            name: t('details.container.ports'),
            isWide: hasSwitches,
            value: hasSwitches ? (
              <PortList pod={pod} container={spec.name} />
            ) : (
              lines(portTexts(spec, pod.spec.hostNetwork ?? false))
            ),
          },
          { name: t('details.container.command'), value: words(spec.command) },
          { name: t('details.container.args'), value: words(spec.args) },
          {
            name: t('details.container.workingDir'),
            value: spec.workingDir && <code>{spec.workingDir}</code>,
          },
          { name: t('details.container.terminal'), value: terminalText(spec) },
          { name: t('details.container.user'), value: userText(spec, pod) },
          { name: t('details.container.requests'), value: amounts(spec.resources?.requests) },
          { name: t('details.container.limits'), value: amounts(spec.resources?.limits) },
          { name: t('details.container.mounts'), value: mounts(spec) },
        ]}
      />
      <EnvList env={spec.env ?? []} />
    </div>
  );
}

function Id({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.id}>
      <code title={text}>{text}</code>
      <CopyButton text={text} label={t('details.copyId')} />
    </span>
  );
}

function lines(texts: readonly string[]): ReactNode {
  if (texts.length === 0) return undefined;
  return texts.map((text) => (
    <div key={text}>
      <code>{text}</code>
    </div>
  ));
}

/** As the manifest has them: each word by itself, so that blanks inside one stay visible. */
function words(list: readonly string[] | undefined): ReactNode {
  if (list === undefined || list.length === 0) return undefined;
  return <code className={styles.words}>{JSON.stringify(list).slice(1, -1).replaceAll('","', '", "')}</code>;
}

function terminalText({ stdin, tty }: Container): string | undefined {
  const parts = [stdin && 'stdin', tty && 'tty'].filter((part) => typeof part === 'string');
  return parts.length === 0 ? undefined : parts.join(', ');
}

function userText({ securityContext }: Container, { spec }: PodObject): string | undefined {
  const user = securityContext?.runAsUser ?? spec.securityContext?.runAsUser;
  const group = securityContext?.runAsGroup ?? spec.securityContext?.runAsGroup;
  const ids = user === undefined ? undefined : `${user}${group === undefined ? '' : `:${group}`}`;
  const parts = [ids, securityContext?.privileged ? 'privileged' : undefined].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? undefined : parts.join(', ');
}

function amounts(quantities: Readonly<Record<string, string>> | undefined): string | undefined {
  const entries = Object.entries(quantities ?? {});
  return entries.length === 0 ? undefined : entries.map(([name, value]) => `${name} ${value}`).join(', ');
}

function mounts({ volumeMounts = [] }: Container): ReactNode {
  if (volumeMounts.length === 0) return undefined;
  return volumeMounts.map((mount) => (
    <div key={mount.mountPath}>
      <code>{mount.mountPath}</code> ← {mount.name} {mount.readOnly && <Badge>ro</Badge>}
    </div>
  ));
}
