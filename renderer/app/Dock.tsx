// The dock holds what keeps running while pages come and go: terminals, logs, image pulls.

import { ChevronDown, Maximize2, Minimize2, SquareTerminal, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LogsView } from '../logs/LogsView.tsx';
import { useSystem } from '../state/systemStore.ts';
import { useTerminals } from '../state/terminalsStore.ts';
import { numberTitles } from '../terminal/numberTitles.ts';
import { usePanes } from '../terminal/paneStore.ts';
import { paneTitle } from '../terminal/paneTitle.ts';
import { TerminalSplit } from '../terminal/TerminalSplit.tsx';
import { openNewTerminal } from '../terminal/terminalActions.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { type TabItem, Tabs } from '../ui/Tabs.tsx';
import { printChord } from './chords.ts';
import styles from './Dock.module.css';
import { type DockTab, PULLS_TAB, useDock } from './dockStore.ts';
import { keepFocus } from './focusDockTab.ts';
import { PullList } from './PullList.tsx';
import { isMac } from './platform.ts';
import { toggleDock, toggleDockMaximised, useShell } from './shellStore.ts';
import { useCloseDockTab } from './useCloseDockTab.ts';

export function Dock() {
  const { t } = useTranslation();
  const { tabs, selected } = useDock();
  const pulls = useSystem((state) => state.pulls.length);
  const titles = useTabTitles(tabs);
  const close = useCloseDockTab();
  const pullsItem: TabItem<string> = {
    id: PULLS_TAB,
    label: t('shell.dock.pulls'),
    ...(pulls > 0 ? { badge: pulls } : {}),
    content: <PullList />,
  };
  const items = [
    // A list that is empty most of the time need not stand before what was opened.
    ...(pulls > 0 || tabs.length === 0 ? [pullsItem] : []),
    ...tabs.map(
      (tab, index): TabItem<string> => ({
        id: tab.id,
        label: titles[index] ?? '',
        content: <DockContent tab={tab} />,
      }),
    ),
  ];
  const shown = items.find(({ id }) => id === selected) ?? items[0];
  const open = tabs.find(({ id }) => id === shown?.id);
  return (
    <section aria-label={t('shell.dock.label')} className={styles.dock} data-region="dock">
      <DockTools open={open} openTitle={shown?.label ?? ''} onClose={close} />
      <div
        role="presentation"
        className={styles.tabs}
        onKeyDown={(event) => {
          const isOnTab = event.target instanceof Element && event.target.matches('[role="tab"]');
          if (isOnTab && event.key === 'Delete' && open !== undefined) close(open);
        }}
      >
        <Tabs
          label={t('shell.dock.tabs')}
          selected={shown?.id ?? PULLS_TAB}
          onSelect={(id) => useDock.setState({ selected: id })}
          activation="manual"
          items={items}
        />
      </div>
    </section>
  );
}

interface DockToolsProps {
  readonly open: DockTab | undefined;
  readonly openTitle: string;
  readonly onClose: (tab: DockTab) => void;
}

function DockTools({ open, openTitle, onClose }: DockToolsProps) {
  const { t } = useTranslation();
  const isMaximised = useShell((state) => state.isDockMaximised);
  const hasHostShell = useTerminals((state) => state.hostShell === 'available');
  return (
    <div className={styles.tools}>
      {hasHostShell && (
        <IconButton
          label={t('shell.commands.hostShell')}
          icon={<SquareTerminal size={14} aria-hidden />}
          onPress={() => openNewTerminal({ kind: 'host' })}
        />
      )}
      {open !== undefined && (
        <IconButton
          label={t('logs.closeTab', { name: openTitle })}
          shortcut={printChord(isMac ? 'Mod+W' : 'Ctrl+Shift+W', isMac)}
          icon={<X size={14} aria-hidden />}
          onPress={() => onClose(open)}
        />
      )}
      <IconButton
        label={isMaximised ? t('shell.dock.restore') : t('shell.dock.maximise')}
        shortcut={printChord('Mod+Shift+J', isMac)}
        icon={isMaximised ? <Minimize2 size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
        onPress={() => {
          toggleDockMaximised();
          keepFocus();
        }}
      />
      <IconButton
        label={t('shell.dock.hide')}
        shortcut={printChord('Mod+J', isMac)}
        icon={<ChevronDown size={16} aria-hidden />}
        onPress={toggleDock}
      />
    </div>
  );
}

function DockContent({ tab }: { readonly tab: DockTab }) {
  if (tab.kind === 'logs') return <LogsView key={tab.id} pods={tab.pods} place="dock" />;
  return <TerminalSplit key={tab.id} tab={tab} />;
}

function useTabTitles(tabs: readonly DockTab[]): readonly string[] {
  const { t } = useTranslation();
  const panes = usePanes((state) => state.byId);
  const sessions = useTerminals((state) => state.byId);
  const titleOf = (tab: DockTab) => {
    if (tab.kind === 'logs') {
      const [first] = tab.pods;
      const name =
        tab.pods.length === 1 && first ? first.name : t('logs.severalPods', { count: tab.pods.length });
      return t('logs.tab', { name });
    }
    const titles = tab.paneIds.flatMap((id) => {
      const pane = panes.get(id);
      return pane === undefined ? [] : [paneTitle(pane, sessions.get(pane.terminalId ?? ''), t)];
    });
    const [first = ''] = titles;
    return titles.length > 1 ? t('shell.dock.split', { name: first, count: titles.length - 1 }) : first;
  };
  return numberTitles(tabs.map(titleOf));
}
