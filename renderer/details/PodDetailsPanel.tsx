// One pod in detail, in the panel beside the list or as a page of its own.

import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
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
  readonly onTab: (tab: string) => void;
  readonly isPage: boolean;
  readonly onTogglePage: () => void;
  readonly onClose: () => void;
}

export function PodDetailsPanel({ pod, tab, onTab, isPage, onTogglePage, onClose }: PodDetailsPanelProps) {
  const { t } = useTranslation();
  const events = usePodEvents(pod.metadata.uid);
  const containers = useMemo(() => containerViews(pod), [pod]);
  const warnings = events.filter(({ type }) => type === 'Warning').length;
  const { namespace, name } = pod.metadata;
  const logPods = useMemo(() => [{ namespace, name }], [namespace, name]);
  const showTab = useCallback((id: TabId) => onTab(id), [onTab]);
  const showLogs = useCallback(() => onTab('logs'), [onTab]);
  const items: readonly TabItem<TabId>[] = [
    {
      id: 'describe',
      label: t('details.tabs.describe'),
      content: <DescribeTab pod={pod} containers={containers} events={events} onTab={showTab} />,
    },
    {
      id: 'containers',
      label: t('details.tabs.containers'),
      badge: containers.length,
      content: <ContainersTab pod={pod} containers={containers} />,
    },
    {
      id: 'logs',
      label: t('details.tabs.logs'),
      content: <LogsView pods={logPods} place="panel" />,
    },
    {
      id: 'terminal',
      label: t('details.tabs.terminal'),
      content: <TerminalTab pod={pod} />,
    },
    {
      id: 'events',
      label: t('details.tabs.events'),
      badge: <EventsBadge total={events.length} warnings={warnings} />,
      content: <EventsTab events={events} />,
    },
    {
      id: 'yaml',
      label: t('details.tabs.yaml'),
      content: (
        <Suspense fallback={<EditorLoading />}>
          <YamlTab pod={pod} />
        </Suspense>
      ),
    },
  ];
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

function EventsBadge({ total, warnings }: { readonly total: number; readonly warnings: number }) {
  const { t } = useTranslation();
  if (warnings === 0) return total;
  return (
    <span className={styles.badge}>
      {total}
      <StatusIcon kind="warn" />
      <span className="visually-hidden">{t('details.events.warnings', { count: warnings })}</span>
    </span>
  );
}
