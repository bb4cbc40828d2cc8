// The page of the current route and, beside it, the details of a pod.

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, type PanelImperativeHandle } from 'react-resizable-panels';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { DeletedPage } from '../deleted/DeletedPage.tsx';
import { EngineConnecting, EngineScreen } from '../engine/EngineScreen.tsx';
import { EventsPage } from '../events/EventsPage.tsx';
import { ForwardsPage } from '../forwards/ForwardsPage.tsx';
import { HelpPage } from '../help/HelpPage.tsx';
import { NewPodPage } from '../newPod/NewPodPage.tsx';
import { PodsPage } from '../pods/PodsPage.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { findPod, usePods } from '../state/podsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { coveredWidth, Details, MIN_PAGE_PX, PodDetails, type PodRoute } from './DetailsArea.tsx';
import { closeDetails } from './detailsRoute.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { focusRegion } from './regions.ts';
import type { Route } from './routes.ts';
import styles from './Shell.module.css';
import { DEFAULT_PANEL_PX, MAX_PANEL_PX, MIN_PANEL_PX, shellViewSchema } from './shellView.ts';
import { navigate, useRoute } from './useRoute.ts';

export function PageArea({ isNarrow }: { readonly isNarrow: boolean }) {
  const route = useRoute();
  const podRoute = route.page === 'pod' ? route : undefined;
  const pod = usePods((state) =>
    podRoute === undefined ? undefined : findPod(state, podRoute.namespace, podRoute.name),
  );
  const [view, changeView] = useSavedView('shell', shellViewSchema);
  const panel = useRef<PanelImperativeHandle>(null);
  usePageTitle(route);
  const isGone = useCloseWhenGone(podRoute, pod);

  // The page keeps its place in the tree whether the panel is there or not, or its focus and scroll would be lost.
  const details =
    podRoute === undefined || podRoute.full || pod === undefined ? undefined : { route: podRoute, pod };
  return (
    <div
      className={styles.center}
      style={details && isNarrow ? { paddingInlineEnd: coveredWidth(view.panelPx) } : undefined}
    >
      <Group
        orientation="horizontal"
        className={styles.group}
        onLayoutChanged={() => {
          const width = Math.round(panel.current?.getSize().inPixels ?? 0);
          if (width >= MIN_PANEL_PX && width <= MAX_PANEL_PX) changeView({ panelPx: width });
        }}
      >
        <Panel id="list" minSize={MIN_PAGE_PX} className={styles.panel}>
          <Page route={isGone ? { page: 'pods' } : route} pod={pod} />
        </Panel>
        {details && !isNarrow && <SidePanel {...details} width={view.panelPx} panel={panel} />}
      </Group>
      {details && isNarrow && <Details {...details} isOverlay width={view.panelPx} />}
    </div>
  );
}

interface SidePanelProps {
  readonly route: PodRoute;
  readonly pod: PodObject;
  readonly width: number;
  readonly panel: RefObject<PanelImperativeHandle | null>;
}

function SidePanel({ route, pod, width, panel }: SidePanelProps) {
  const { t } = useTranslation();
  return (
    <>
      <Splitter
        label={t('common.resize', { area: t('shell.areaDetails') })}
        direction="row"
        onReset={() => panel.current?.resize(DEFAULT_PANEL_PX)}
      />
      <Panel
        id="details"
        panelRef={panel}
        defaultSize={width}
        minSize={MIN_PANEL_PX}
        maxSize={MAX_PANEL_PX}
        groupResizeBehavior="preserve-pixel-size"
        className={styles.panel}
      >
        <Details route={route} pod={pod} isOverlay={false} width={width} />
      </Panel>
    </>
  );
}

function Page({ route, pod }: { readonly route: Route; readonly pod: PodObject | undefined }) {
  return (
    <main id="main" tabIndex={-1} className={styles.main} data-region="page">
      <ErrorBoundary resetKey={route.page}>
        {route.page === 'pod' && route.full && pod !== undefined ? (
          <PodDetails route={route} pod={pod} />
        ) : (
          <PageContent route={route} pod={pod} />
        )}
      </ErrorBoundary>
    </main>
  );
}

function PageContent({
  route,
  pod,
}: {
  readonly route: Route;
  readonly pod: PodObject | undefined;
}): ReactNode {
  const isLoaded = usePods((state) => state.isLoaded);
  const status = useSystem((state) => state.status);
  switch (route.page) {
    case 'pods':
    case 'pod': {
      const engine = status?.engine;
      if (engine?.phase === 'failed' && status) {
        return <EngineScreen failure={engine.failure} platform={status.platform} />;
      }
      if (engine === undefined || engine.phase === 'connecting') return <EngineConnecting />;
      if (route.page === 'pod' && pod === undefined && isLoaded) return <PodNotFound route={route} />;
      return <PodsPage activeUid={pod?.metadata.uid} onClosePanel={closeDetails} />;
    }
    case 'deleted':
      return <DeletedPage />;
    case 'new':
      return <NewPodPage />;
    case 'events':
      return <EventsPage />;
    case 'forwards':
      return <ForwardsPage pod={route.pod} />;
    case 'settings':
      return <SettingsPage section={route.section} />;
    case 'help':
      return <HelpPage />;
    case 'notFound':
      return <NothingHere />;
  }
}

function PodNotFound({ route }: { readonly route: PodRoute }) {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="visually-hidden">{t('pods.title')}</h1>
      <EmptyState
        title={t('pods.notFoundTitle', { namespace: route.namespace, name: route.name })}
        text={t('pods.notFoundText')}
        actions={
          <Button variant="primary" onPress={() => navigate({ page: 'pods' })}>
            {t('shell.notFound.action')}
          </Button>
        }
      />
    </>
  );
}

function NothingHere() {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="visually-hidden">{t('common.appName')}</h1>
      <EmptyState
        title={t('shell.notFound.title')}
        text={t('shell.notFound.text')}
        actions={
          <Button variant="primary" onPress={() => navigate({ page: 'pods' })}>
            {t('shell.notFound.action')}
          </Button>
        }
      />
    </>
  );
}

/** A pod that goes while its panel is open takes the panel along; true until the address follows. */
function useCloseWhenGone(route: PodRoute | undefined, pod: PodObject | undefined): boolean {
  const [shown, setShown] = useState<string>();
  const address = route && !route.full ? `${route.namespace}/${route.name}` : undefined;
  const next = pod === undefined && shown === address ? shown : pod && address;
  if (next !== shown) setShown(next);
  const isGone = pod === undefined && address !== undefined && shown === address;
  useEffect(() => {
    if (!isGone) return;
    navigate({ page: 'pods' }, { replace: true });
    if (document.activeElement === document.body) focusRegion('page');
  }, [isGone]);
  return isGone;
}

function usePageTitle(route: Route): void {
  const { t } = useTranslation();
  useEffect(() => {
    const page =
      route.page === 'pod'
        ? `${route.namespace}/${route.name}`
        : t(`shell.nav.${route.page === 'new' ? 'newPod' : route.page === 'notFound' ? 'pods' : route.page}`);
    document.title = `${page} - ${t('common.appName')}`;
  }, [route, t]);
}
