// The page of the current route and, beside it, the details of a pod.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, type PanelImperativeHandle } from 'react-resizable-panels';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { PodDetailsPanel } from '../details/PodDetailsPanel.tsx';
import { EngineConnecting, EngineScreen } from '../engine/EngineScreen.tsx';
import { EventsPage } from '../events/EventsPage.tsx';
import { HelpPage } from '../help/HelpPage.tsx';
import { NewPodPage } from '../newPod/NewPodPage.tsx';
import { PodsPage } from '../pods/PodsPage.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { findPod, usePods } from '../state/podsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { closeDetails } from './detailsRoute.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { focusRegion } from './regions.ts';
import { formatRoute, type Route } from './routes.ts';
import styles from './Shell.module.css';
import { DEFAULT_PANEL_PX, MAX_PANEL_PX, MIN_PANEL_PX, shellViewSchema } from './shellView.ts';
import { navigate, useRoute } from './useRoute.ts';

/** The list beside the panel keeps at least this much. */
const MIN_PAGE_PX = 320;
/** Room for a pod's name and its whole status. */
const LIST_BESIDE_PX = 416;
/** Room for all tabs of the panel. */
const MIN_OVERLAY_PX = 480;
const DEFAULT_TEXT_PX = 16;

type PodRoute = Extract<Route, { page: 'pod' }>;

export function PageArea({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useTranslation();
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
  const shownPod = podRoute?.full ? undefined : pod;
  const isCovered = isNarrow && podRoute !== undefined && shownPod !== undefined;
  return (
    <div
      className={styles.center}
      style={isCovered ? { paddingInlineEnd: coveredWidth(view.panelPx) } : undefined}
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
        {podRoute !== undefined && shownPod !== undefined && !isNarrow && (
          <>
            <Splitter
              label={t('common.resize', { area: t('shell.areaDetails') })}
              direction="row"
              onReset={() => panel.current?.resize(DEFAULT_PANEL_PX)}
            />
            <Panel
              id="details"
              panelRef={panel}
              defaultSize={view.panelPx}
              minSize={MIN_PANEL_PX}
              maxSize={MAX_PANEL_PX}
              groupResizeBehavior="preserve-pixel-size"
              className={styles.panel}
            >
              <Details route={podRoute} pod={shownPod} isOverlay={false} width={view.panelPx} />
            </Panel>
          </>
        )}
      </Group>
      {podRoute !== undefined && shownPod !== undefined && isNarrow && (
        <Details route={podRoute} pod={shownPod} isOverlay width={view.panelPx} />
      )}
    </div>
  );
}

const rem = (px: number) => `${px / DEFAULT_TEXT_PX}rem`;

/** Of the panel over the list: it grows with the text, and leaves the names and states of pods to be seen. */
function overlayWidth(panelPx: number): string {
  return `min(${rem(panelPx)}, 85%, max(100% - ${rem(LIST_BESIDE_PX)}, ${rem(MIN_OVERLAY_PX)}))`;
}

/** What the list gives up for it, unless too little of the list were left: then the panel lies over it. */
function coveredWidth(panelPx: number): string {
  return `max(0px, min(${overlayWidth(panelPx)}, 100% - ${rem(MIN_PAGE_PX)}))`;
}

interface DetailsProps {
  readonly route: PodRoute;
  readonly pod: PodObject;
  readonly isOverlay: boolean;
  readonly width: number;
}

function Details({ route, pod, isOverlay, width }: DetailsProps) {
  const { t } = useTranslation();
  return (
    <aside
      aria-label={t('shell.detailsPanel', { name: pod.metadata.name })}
      data-region="details"
      className={cx(styles.details, isOverlay && styles.overlay)}
      style={isOverlay ? { width: overlayWidth(width) } : undefined}
    >
      <div
        role="presentation"
        className={styles.details}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) closeDetails();
        }}
      >
        <PodDetails route={route} pod={pod} />
      </div>
    </aside>
  );
}

function PodDetails({ route, pod }: { readonly route: PodRoute; readonly pod: PodObject }) {
  const [view, changeView] = useSavedView('shell', shellViewSchema);
  return (
    <ErrorBoundary resetKey={formatRoute(route)}>
      <PodDetailsPanel
        pod={pod}
        tab={route.tab ?? view.panelTab}
        onTab={(tab) => {
          changeView({ panelTab: tab });
          navigate({ ...route, tab }, { replace: true });
        }}
        isPage={route.full ?? false}
        onTogglePage={() => navigate({ ...route, full: !route.full })}
        onClose={closeDetails}
      />
    </ErrorBoundary>
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
    case 'new':
      return <NewPodPage />;
    case 'events':
      return <EventsPage />;
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
