// What is known of the engine, behind its item in the status bar.

import { useTranslation } from 'react-i18next';
import { useSystem } from '../state/systemStore.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './EnginePanel.module.css';

const GIBIBYTE = 2 ** 30;

export function EnginePanel() {
  const { t } = useTranslation();
  const engine = useSystem((state) => state.status?.engine);
  if (engine?.phase !== 'ready' && engine?.phase !== 'lost') return <p>{t('shell.enginePanel.none')}</p>;
  const { info } = engine;
  const facts: readonly (readonly [string, string])[] = [
    [t('shell.enginePanel.source'), info.source],
    [t('shell.enginePanel.version'), info.version],
    [t('shell.enginePanel.api'), info.apiVersion],
    [t('shell.enginePanel.platform'), `${info.os}/${info.arch}`],
    [t('shell.enginePanel.kernel'), info.kernel],
    [t('shell.enginePanel.cpus'), `${info.cpus}`],
    [t('shell.enginePanel.memory'), `${(info.memoryBytes / GIBIBYTE).toFixed(1)} GiB`],
    [
      t('shell.enginePanel.cgroup'),
      `v${info.cgroupVersion}${info.rootless ? `, ${t('shell.enginePanel.rootless')}` : ''}`,
    ],
  ];
  return (
    <dl className={styles.facts}>
      <dt>{t('shell.enginePanel.address')}</dt>
      <dd className={styles.address}>
        <code>{info.address}</code>
        <CopyButton text={info.address} />
      </dd>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
