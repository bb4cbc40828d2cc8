// How the pod as a whole is doing, and where it can be reached.

import { useTranslation } from 'react-i18next';
import { podColumns } from '../../../electron/common/kubectl/podColumns.ts';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Age } from '../../ui/Ticking.tsx';
import { Facts, Section } from '../Section.tsx';
import styles from './Describe.module.css';

export function StateSection({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const { ready, total } = podColumns(pod);
  const { spec, status = {} } = pod;
  const phase = [status.phase, status.reason, status.message].filter(Boolean).join(', ');
  return (
    <Section title={t('details.state.title')}>
      <Facts
        entries={[
          { name: t('details.state.phase'), value: phase },
          { name: t('details.state.ready'), value: `${ready}/${total}` },
          { name: t('details.state.restarts'), value: <Restarts pod={pod} /> },
          { name: t('details.state.podIp'), value: status.podIPs && <PodIps pod={pod} /> },
          { name: t('details.state.network'), value: networkText(pod, t('details.state.hostNetwork')) },
          { name: t('details.state.node'), value: spec.nodeName },
          { name: t('details.state.hostname'), value: spec.hostname },
          { name: t('details.state.namespaces'), value: sharedNamespaces(pod) },
          { name: t('details.state.qos'), value: status.qosClass },
          { name: t('details.state.restartPolicy'), value: spec.restartPolicy },
          { name: t('details.state.grace'), value: `${spec.terminationGracePeriodSeconds ?? 30} s` },
          { name: t('details.state.nodeSelector'), value: labelText(spec.nodeSelector) },
        ]}
      />
    </Section>
  );
}

function Restarts({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const { restarts, lastRestartAt } = podColumns(pod);
  return (
    <>
      {restarts}
      {lastRestartAt !== undefined && (
        <span className={styles.muted}>
          {' · '}
          {t('details.state.lastRestart')} <Age since={lastRestartAt} /> {t('details.ago')}
        </span>
      )}
    </>
  );
}

function PodIps({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const ips = (pod.status?.podIPs ?? []).flatMap(({ ip }) => ip ?? []).join(', ');
  return (
    <span className={styles.copyable}>
      <code>{ips}</code>
      <CopyButton text={ips} label={t('details.copyIp')} />
    </span>
  );
}

function networkText(pod: PodObject, host: string): string | undefined {
  return pod.spec.hostNetwork ? host : undefined;
}

function sharedNamespaces({ spec }: PodObject): string | undefined {
  const shared = [
    spec.hostNetwork && 'hostNetwork',
    spec.hostPID && 'hostPID',
    spec.hostIPC && 'hostIPC',
    spec.shareProcessNamespace && 'shareProcessNamespace',
  ].filter((name) => typeof name === 'string');
  return shared.length === 0 ? undefined : shared.join(', ');
}

function labelText(labels: Readonly<Record<string, string>> | undefined): string | undefined {
  const entries = Object.entries(labels ?? {});
  return entries.length === 0 ? undefined : entries.map(([key, value]) => `${key}=${value}`).join(', ');
}
