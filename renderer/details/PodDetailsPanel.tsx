// One pod in detail, in the panel beside the list or as a page of its own.

import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event, PodObject } from '../../electron/common/kubernetes/objects.ts';
import { EditorLoading } from '../editor/LazyManifestEditor.tsx';
import { LogsView } from '../logs/LogsView.tsx';
import { TerminalTab } from '../terminal/TerminalTab.tsx';
import { loadPart } from '../ui/loadPart.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { type TabItem, Tabs } from '../ui/Tabs.tsx';
import { ContainersTab } from './containers/ContainersTab.tsx';
import { containerViews } from './containerView.ts';
import { DescribeTab } from './describe/DescribeTab.tsx';
import { EventsTab } from './events/EventsTab.tsx';
import styles from './PodDetailsPanel.module.css';
import { PodHeader } from './PodHeader.tsx';
import { SectionLevel } from './Section.tsx';
import { usePodEvents } from './usePodEvents.ts';
import { VerdictLine } from './VerdictLine.tsx';

const YamlTab = lazy(async () => {
  const part = await loadPart(() => import('./yaml/YamlTab.tsx'));
  return { default: part.YamlTab };
});

const tabIds = ['describe', 'containers', 'logs', 'terminal', 'events', 'yaml'] as const;
type TabId = (typeof tabIds)[number];

export interface PodDetailsPanelProps {
  readonly pod: PodObject;
  /** The tab of the address; undefined: the last one used. */
  readonly tab: string | undefined;
  /** The container of the address, with whose log the Logs tab opens. */
  readonly logContainer: string | undefined;
  /** The instant of the address, milliseconds since the epoch: the log or the events are shown there. */
  readonly at: number | undefined;
  readonly onTab: (tab: string, container?: string) => void;
  readonly isPage: boolean;
  readonly onTogglePage: () => void;
  readonly onClose: () => void;
}

export function PodDetailsPanel(props: PodDetailsPanelProps) {
  const { pod, tab, onTab, isPage, onTogglePage, onClose } = props;
  const { t } = useTranslation();
  const events = usePodEvents(pod.metadata.uid);
  const items = usePodTabs(props, events);
  const showLogs = useCallback(() => onTab('logs'), [onTab]);
  return (
    <SectionLevel value={isPage ? 2 : 3}>
      <PodHeader pod={pod} isPage={isPage} onTogglePage={onTogglePage} onClose={onClose} />
      <VerdictLine pod={pod} events={events} onLogs={showLogs} />
      <Tabs
        key={pod.metadata.uid}
        label={t('details.tabs.label')}
        items={items}
        selected={tabIds.find((id) => id === tab) ?? 'describe'}
        onSelect={onTab}
      />
    </SectionLevel>
  );
}

function usePodTabs(
  { pod, logContainer, at, onTab }: PodDetailsPanelProps,
  events: readonly Event[],
): readonly TabItem<TabId>[] {
  const { t } = useTranslation();
  const { namespace, name } = pod.metadata;
  const containers = useMemo(() => containerViews(pod), [pod]);
  const logPods = useMemo(() => [{ namespace, name }], [namespace, name]);
  const showTab = useCallback((id: TabId) => onTab(id), [onTab]);
  const badges: Partial<Record<TabId, ReactNode>> = {
    containers: containers.length,
    events: <EventsBadge events={events} />,
  };
  const contents: Record<TabId, ReactNode> = {
    describe: <DescribeTab pod={pod} containers={containers} events={events} onTab={showTab} />,
    containers: (
      <ContainersTab pod={pod} containers={containers} onLogs={(container) => onTab('logs', container)} />
    ),
    logs: <LogsView key={logContainer} pods={logPods} place="panel" container={logContainer} at={at} />,
    terminal: <TerminalTab pod={pod} />,
    events: <EventsTab key={at} events={events} at={at} />,
    yaml: (
      <Suspense fallback={<EditorLoading />}>
        <YamlTab pod={pod} />
      </Suspense>
    ),
  };
  return tabIds.map((id) => ({
    id,
    label: t(`details.tabs.${id}`),
    badge: badges[id],
    content: contents[id],
  }));
}

function EventsBadge({ events }: { readonly events: readonly Event[] }) {
  const { t } = useTranslation();
  const warnings = events.filter(({ type }) => type === 'Warning').length;
  if (warnings === 0) return events.length;
  return (
    <span className={styles.badge}>
      {events.length}
      <StatusIcon kind="warn" />
      <span className="visually-hidden">{t('details.events.warnings', { count: warnings })}</span>
    </span>
  );
}
