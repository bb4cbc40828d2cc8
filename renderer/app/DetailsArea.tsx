// The details of a pod: beside the list, over it where the window is narrow, or as a page of their own.

import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { PodDetailsPanel } from '../details/PodDetailsPanel.tsx';
import { useSavedView } from '../state/useSavedView.ts';
import { cx } from '../ui/cx.ts';
import { closeDetails } from './detailsRoute.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { formatRoute, type Route } from './routes.ts';
import styles from './Shell.module.css';
import { shellViewSchema } from './shellView.ts';
import { navigate } from './useRoute.ts';

/** The list beside the panel keeps at least this much. */
export const MIN_PAGE_PX = 320;
/** Room for a pod's name and its whole status. */
const LIST_BESIDE_PX = 416;
/** Room for all tabs of the panel. */
const MIN_OVERLAY_PX = 480;
const DEFAULT_TEXT_PX = 16;

export type PodRoute = Extract<Route, { page: 'pod' }>;

const rem = (px: number) => `${px / DEFAULT_TEXT_PX}rem`;

/** Of the panel over the list: it grows with the text, and leaves the names and states of pods to be seen. */
function overlayWidth(panelPx: number): string {
  return `min(${rem(panelPx)}, 85%, max(100% - ${rem(LIST_BESIDE_PX)}, ${rem(MIN_OVERLAY_PX)}))`;
}

/** What the list gives up for it, unless too little of the list were left: then the panel lies over it. */
export function coveredWidth(panelPx: number): string {
  return `max(0px, min(${overlayWidth(panelPx)}, 100% - ${rem(MIN_PAGE_PX)}))`;
}

interface DetailsProps {
  readonly route: PodRoute;
  readonly pod: PodObject;
  readonly isOverlay: boolean;
  readonly width: number;
}

export function Details({ route, pod, isOverlay, width }: DetailsProps) {
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
          if (event.key === 'Escape' && !event.defaultPrevented && !isTyping(event.target)) closeDetails();
        }}
      >
        <PodDetails route={route} pod={pod} />
      </div>
    </aside>
  );
}

/** What was typed into a form is not thrown away; a search field has cleared itself before it lets Escape pass. */
function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type !== 'search';
}

export function PodDetails({ route, pod }: { readonly route: PodRoute; readonly pod: PodObject }) {
  const [view, changeView] = useSavedView('shell', shellViewSchema);
  return (
    <ErrorBoundary resetKey={formatRoute(route)}>
      <PodDetailsPanel
        pod={pod}
        tab={route.tab ?? view.panelTab}
        logContainer={route.container}
        at={route.at}
        onTab={(tab, container) => {
          changeView({ panelTab: tab });
          const { page, namespace, name, full = false } = route;
          const log = container === undefined ? {} : { container };
          navigate({ page, namespace, name, full, tab, ...log }, { replace: true });
        }}
        isPage={route.full ?? false}
        onTogglePage={() => navigate({ ...route, full: !route.full })}
        onClose={closeDetails}
      />
    </ErrorBoundary>
  );
}
