// The frame of ux.md 5.2: top bar, rail, page, details panel, dock, status bar, and what floats above them.

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, type PanelImperativeHandle } from 'react-resizable-panels';
import { AppBanners } from '../engine/AppBanners.tsx';
import { ForwardDialog } from '../forwards/ForwardDialog.tsx';
import { DeletePodsDialog } from '../pods/DeletePodsDialog.tsx';
import { RestartPodsDialog } from '../pods/RestartPodsDialog.tsx';
import { useManifestDrop } from '../pods/useManifestDrop.ts';
import { useIncomingManifests } from '../state/incomingManifests.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { TerminalDialogs } from '../terminal/TerminalDialogs.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { ToastRegion } from '../ui/Toast.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { Dock } from './Dock.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { PageArea } from './PageArea.tsx';
import { Rail } from './Rail.tsx';
import { watchRegions } from './regions.ts';
import styles from './Shell.module.css';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useShell } from './shellStore.ts';
import { DEFAULT_DOCK_PX, MIN_DOCK_PX, shellViewSchema } from './shellView.ts';
import { TopBar } from './TopBar.tsx';
import { useCommands } from './useCommands.ts';
import { useGlobalKeys } from './useGlobalKeys.ts';
import { useMediaQuery } from './useMediaQuery.ts';
import { currentRoute, navigate } from './useRoute.ts';
import { useSavedDock } from './useSavedDock.ts';

/** 1100 px at the default text size. */
const NARROW = '(max-width: 68.74rem)';

export function Shell() {
  const { t } = useTranslation();
  const commands = useCommands();
  const [view, changeView] = useSavedView('shell', shellViewSchema);
  const isNarrow = useMediaQuery(NARROW);
  const announcement = useShell((state) => state.announcement);
  const isDropping = useManifestDrop();
  useGlobalKeys(commands);
  useEffect(watchRegions, []);
  useOpenedManifests();
  useSavedDock();

  return (
    <div className={styles.shell}>
      <a
        href="#main"
        className={styles.skip}
        onClick={(event) => {
          // The fragment is the route, so the link moves the focus itself.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('shell.skipToContent')}
      </a>
      <TopBar />
      <div className={styles.middle}>
        <Rail
          isCollapsed={isNarrow || view.isRailCollapsed}
          onToggle={isNarrow ? undefined : () => changeView({ isRailCollapsed: !view.isRailCollapsed })}
        />
        <div className={styles.center}>
          <AppBanners />
          <PageAndDock isNarrow={isNarrow} />
        </div>
      </div>
      <StatusBar />
      <ToastRegion />
      <CommandPalette commands={commands} />
      <ShortcutSheet commands={commands} />
      <PageDialogs />
      {isDropping && <DropOverlay />}
      <div role="status" className="visually-hidden">
        {announcement}
      </div>
    </div>
  );
}

/** They open by a request from anywhere. */
function PageDialogs() {
  return (
    <>
      <DeletePodsDialog />
      <RestartPodsDialog />
      <ForwardDialog />
      <TerminalDialogs />
    </>
  );
}

function PageAndDock({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useTranslation();
  const [view, changeView] = useSavedView('shell', shellViewSchema);
  const { isDockOpen, isDockMaximised } = useShell();
  const dock = useRef<PanelImperativeHandle>(null);
  const isMaximised = isDockOpen && isDockMaximised;
  return (
    <div className={styles.center}>
      <Group
        inert={isMaximised}
        orientation="vertical"
        className={styles.group}
        onLayoutChanged={() => {
          const height = dock.current?.getSize().inPixels;
          if (height !== undefined && height >= MIN_DOCK_PX) changeView({ dockPx: Math.round(height) });
        }}
      >
        <Panel id="page" minSize={160} className={styles.panel}>
          <PageArea isNarrow={isNarrow} />
        </Panel>
        {isDockOpen && !isMaximised && (
          <>
            <Splitter
              label={t('common.resize', { area: t('shell.areaDock') })}
              direction="column"
              onReset={() => dock.current?.resize(DEFAULT_DOCK_PX)}
            />
            <Panel
              id="dock"
              panelRef={dock}
              defaultSize={view.dockPx}
              minSize={MIN_DOCK_PX}
              groupResizeBehavior="preserve-pixel-size"
              className={styles.panel}
            >
              <Dock />
            </Panel>
          </>
        )}
      </Group>
      {isMaximised && (
        <div className={styles.maximised}>
          <Dock />
        </div>
      )}
    </div>
  );
}

/** Manifests that come from outside lead to the New-pod page, wherever the user is. */
function useOpenedManifests(): void {
  const waiting = useIncomingManifests((state) => state.waiting);
  useEffect(() => {
    if (waiting !== undefined && currentRoute().page !== 'new') navigate({ page: 'new' });
  }, [waiting]);
}
