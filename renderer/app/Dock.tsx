// The dock holds what keeps running while pages come and go: image pulls and logs.

import { ChevronDown, Maximize2, Minimize2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LogsView } from '../logs/LogsView.tsx';
import { closeLogTab, type LogTab, useLogTabs } from '../logs/logTabs.ts';
import { useSystem } from '../state/systemStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { printChord } from './chords.ts';
import styles from './Dock.module.css';
import { PullList } from './PullList.tsx';
import { isMac } from './platform.ts';
import { toggleDock, toggleDockMaximised, useShell } from './shellStore.ts';

export function Dock() {
  const { t } = useTranslation();
  const isMaximised = useShell((state) => state.isDockMaximised);
  const pulls = useSystem((state) => state.pulls.length);
  const logTabs = useLogTabs((state) => state.tabs);
  const dockTab = useShell((state) => state.dockTab);
  const openLog = logTabs.find(({ id }) => id === dockTab);
  const logName = ({ pods }: LogTab) =>
    pods.length === 1 ? (pods[0]?.name ?? '') : t('logs.severalPods', { count: pods.length });
  return (
    <section aria-label={t('shell.dock.label')} className={styles.dock} data-region="dock">
      <div className={styles.tools}>
        {openLog && (
          <IconButton
            label={t('logs.closeTab', { name: t('logs.tab', { name: logName(openLog) }) })}
            icon={<X size={14} aria-hidden />}
            onPress={() => closeLogTab(openLog.id)}
          />
        )}
        <IconButton
          label={isMaximised ? t('shell.dock.restore') : t('shell.dock.maximise')}
          shortcut={printChord('Mod+Shift+J', isMac)}
          icon={isMaximised ? <Minimize2 size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
          onPress={toggleDockMaximised}
        />
        <IconButton
          label={t('shell.dock.hide')}
          shortcut={printChord('Mod+J', isMac)}
          icon={<ChevronDown size={16} aria-hidden />}
          onPress={toggleDock}
        />
      </div>
      <Tabs
        label={t('shell.dock.tabs')}
        selected={openLog?.id ?? 'pulls'}
        onSelect={(id) => useShell.setState({ dockTab: id })}
        activation="manual"
        items={[
          {
            id: 'pulls',
            label: t('shell.dock.pulls'),
            ...(pulls > 0 ? { badge: pulls } : {}),
            content: <PullList />,
          },
          ...logTabs.map((tab) => ({
            id: tab.id,
            label: t('logs.tab', { name: logName(tab) }),
            content: <LogsView key={tab.id} pods={tab.pods} place="dock" />,
          })),
        ]}
      />
    </section>
  );
}
