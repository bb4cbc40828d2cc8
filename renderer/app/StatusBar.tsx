// The bar at the bottom: engine, pods, forwards, pulls, who manages the engine, and the dock's toggle.

import { Cable, Eye, PanelBottom } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { isTroubled } from '../forwards/forwardsView.ts';
import { podsViewSchema } from '../pods/podsView.ts';
import { usePodRows } from '../pods/usePodRows.ts';
import { useConnectionState } from '../rpc/RpcProvider.tsx';
import { useForwards } from '../state/forwardsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { Popover } from '../ui/Popover.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import type { StatusKind } from '../ui/statusKind.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { printChord } from './chords.ts';
import { useDock } from './dockStore.ts';
import { EnginePanel } from './EnginePanel.tsx';
import { isMac } from './platform.ts';
import { pullProgress } from './pullProgress.ts';
import styles from './StatusBar.module.css';
import { toggleDock, useShell } from './shellStore.ts';
import { navigate } from './useRoute.ts';

export function StatusBar() {
  const { t } = useTranslation();
  return (
    <footer aria-label={t('shell.status.label')} className={styles.bar} data-region="status">
      <EngineItem />
      <PodsItem />
      <ForwardsItem />
      <ObserverItem />
      <div className={styles.space} />
      <PullsItem />
      <DockItem />
    </footer>
  );
}

function EngineItem() {
  const { t } = useTranslation();
  const { kind, text } = useEngineText();
  return (
    <Popover
      label={t('shell.enginePanel.title')}
      placement="top start"
      trigger={
        <Button className={styles.item ?? ''} aria-label={`${t('shell.status.engine')}: ${text}`}>
          <StatusIcon kind={kind} />
          {text}
        </Button>
      }
    >
      <EnginePanel />
    </Popover>
  );
}

function useEngineText(): { readonly kind: StatusKind; readonly text: string } {
  const { t } = useTranslation();
  const engine = useSystem((state) => state.status?.engine);
  const connection = useConnectionState();
  if (connection.phase === 'lost') return { kind: 'error', text: t('shell.status.serverLost') };
  switch (engine?.phase) {
    case 'ready':
      return {
        kind: 'ok',
        text: t('shell.status.ready', { version: engine.info.version, name: engine.info.name }),
      };
    case 'failed':
      return { kind: 'error', text: t('shell.status.failed') };
    case 'lost':
      return { kind: 'error', text: t('shell.status.lost') };
    case 'connecting':
    case undefined:
      return { kind: 'pending', text: t('shell.status.connecting') };
  }
}

function PodsItem() {
  const { t } = useTranslation();
  const rows = usePodRows();
  const [, changeView] = useSavedView('pods', podsViewSchema);
  const problems = rows.filter(({ isProblem }) => isProblem);
  const showProblems = () => {
    changeView({ isProblemsOnly: true, filter: '', namespaces: [] });
    navigate({ page: 'pods' });
  };
  return (
    <span className={styles.text}>
      {t('shell.status.pods', { count: rows.length })}
      {problems.length > 0 && (
        <Tooltip text={t('shell.status.showProblems')}>
          <Button className={styles.item ?? ''} onPress={showProblems}>
            <StatusIcon kind={problems.some(({ kind }) => kind === 'error') ? 'error' : 'warn'} />
            {t('shell.status.problems', { count: problems.length })}
          </Button>
        </Tooltip>
      )}
    </span>
  );
}

/** Those that are on; without any there is nothing to say. */
function ForwardsItem() {
  const { t } = useTranslation();
  const count = useForwards(({ byId }) => [...byId.values()].filter(({ isOn }) => isOn).length);
  const hasTrouble = useForwards(({ byId }) => [...byId.values()].some(isTroubled));
  if (count === 0) return null;
  return (
    <Tooltip text={t('shell.status.showForwards')} shortcut={printChord('Mod+4', isMac)}>
      <Button className={styles.item ?? ''} onPress={() => navigate({ page: 'forwards' })}>
        {hasTrouble ? <StatusIcon kind="warn" /> : <Cable size={12} aria-hidden />}
        {t('shell.status.forwards', { count })}
        {hasTrouble && <span className="visually-hidden">, {t('forwards.hasProblems')}</span>}
      </Button>
    </Tooltip>
  );
}

function ObserverItem() {
  const { t } = useTranslation();
  const isObserver = useSystem(({ status }) => status?.lease.role === 'observer');
  if (!isObserver) return null;
  return (
    <span className={styles.text} title={t('shell.status.observerHint')}>
      <Eye size={12} aria-hidden />
      {t('shell.status.observer')}
    </span>
  );
}

function PullsItem() {
  const { t } = useTranslation();
  const pulls = useSystem((state) => state.pulls);
  const running = pulls.filter((pull) => pull.state === 'pulling');
  if (running.length === 0) return null;
  const progress = pullProgress(running);
  return (
    <Button className={styles.item ?? ''} onPress={() => useShell.setState({ isDockOpen: true })}>
      {t('shell.status.pulls', { count: running.length })}
      <ProgressBar
        isCompact
        label={t('shell.status.pulls', { count: running.length })}
        fraction={progress.fraction}
        valueText={progress.text ?? t('shell.dock.preparing')}
      />
    </Button>
  );
}

/** How many tabs the user has in the dock. Pulls come and go by themselves, and have an item of their own. */
function DockItem() {
  const { t } = useTranslation();
  const isOpen = useShell((state) => state.isDockOpen);
  const count = useDock((state) => state.tabs.length);
  if (count === 0 && !isOpen) return null;
  return (
    <Tooltip text={t('shell.commands.toggleDock')} shortcut={printChord('Mod+J', isMac)}>
      <Button className={styles.item ?? ''} onPress={toggleDock} aria-expanded={isOpen}>
        <PanelBottom size={12} aria-hidden />
        {count === 0 ? t('shell.status.emptyDock') : t('shell.status.dock', { count })}
      </Button>
    </Tooltip>
  );
}
