// The dock holds what keeps running while pages come and go. In this release: image pulls.

import { ChevronDown, Maximize2, Minimize2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
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
  return (
    <section aria-label={t('shell.dock.label')} className={styles.dock} data-region="dock">
      <div className={styles.tools}>
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
        selected="pulls"
        onSelect={() => undefined}
        items={[
          {
            id: 'pulls',
            label: t('shell.dock.pulls'),
            ...(pulls > 0 ? { badge: pulls } : {}),
            content: <PullList />,
          },
        ]}
      />
    </section>
  );
}
