// The sections of the app. Under 1100 px, or when the user wants it, only their icons.

import {
  Boxes,
  Cable,
  CircleHelp,
  List,
  type LucideIcon,
  PanelLeftClose,
  PanelLeftOpen,
  Settings,
} from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentWarnings } from '../events/currentWarnings.ts';
import { isTroubled } from '../forwards/forwardsView.ts';
import { usePodRows } from '../pods/usePodRows.ts';
import { useEvents } from '../state/eventsStore.ts';
import { useForwards } from '../state/forwardsStore.ts';
import { usePods } from '../state/podsStore.ts';
import { Badge } from '../ui/Badge.tsx';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { printChord } from './chords.ts';
import { isMac } from './platform.ts';
import styles from './Rail.module.css';
import { formatRoute, type Route } from './routes.ts';
import { useRoute } from './useRoute.ts';

export interface RailProps {
  readonly isCollapsed: boolean;
  /** Undefined while the window is too narrow to choose. */
  readonly onToggle: (() => void) | undefined;
}

interface Mark {
  readonly count: number;
  readonly label: string;
  readonly tone: 'neutral' | 'warn' | 'error';
}

export function Rail({ isCollapsed, onToggle }: RailProps) {
  const { t } = useTranslation();
  const byUid = usePods((state) => state.byUid);
  const events = useEvents((state) => state.byUid);
  const problems = usePodRows().filter(({ isProblem }) => isProblem).length;
  const forwards = useForwardsMark();
  const warnings = useMemo(() => currentWarnings(events.values(), byUid), [events, byUid]);
  return (
    <nav
      aria-label={t('shell.sections')}
      className={cx(styles.rail, isCollapsed && styles.collapsed)}
      data-region="rail"
    >
      <ul className={styles.group}>
        <Item
          route={{ page: 'pods' }}
          icon={Boxes}
          label={t('shell.nav.pods')}
          chord="Mod+1"
          mark={{ count: problems, label: t('shell.needAttention', { count: problems }), tone: 'error' }}
        />
        <Item
          route={{ page: 'events' }}
          icon={List}
          label={t('shell.nav.events')}
          chord="Mod+2"
          mark={{ count: warnings, label: t('shell.warnings', { count: warnings }), tone: 'warn' }}
        />
        <Item
          route={{ page: 'forwards' }}
          icon={Cable}
          label={t('shell.nav.forwards')}
          chord="Mod+4"
          mark={forwards}
        />
      </ul>
      <ul className={styles.group}>
        <Item route={{ page: 'settings' }} icon={Settings} label={t('shell.nav.settings')} chord="Mod+," />
        <Item route={{ page: 'help' }} icon={CircleHelp} label={t('shell.nav.help')} />
        {onToggle !== undefined && <Toggle isCollapsed={isCollapsed} onToggle={onToggle} />}
      </ul>
    </nav>
  );
}

function Toggle({ isCollapsed, onToggle }: { readonly isCollapsed: boolean; readonly onToggle: () => void }) {
  const { t } = useTranslation();
  const Icon = isCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <li className={styles.toggle}>
      <IconButton
        label={isCollapsed ? t('shell.expandRail') : t('shell.collapseRail')}
        icon={<Icon size={16} aria-hidden />}
        onPress={onToggle}
      />
    </li>
  );
}

/** How many are on; a port that cannot be had colours it. */
function useForwardsMark(): Mark {
  const { t } = useTranslation();
  const count = useForwards(({ byId }) => [...byId.values()].filter(({ isOn }) => isOn).length);
  const hasTrouble = useForwards(({ byId }) => [...byId.values()].some(isTroubled));
  const label = t('forwards.count', { count });
  return hasTrouble
    ? { count, label: `${label}, ${t('forwards.hasProblems')}`, tone: 'warn' }
    : { count, label, tone: 'neutral' };
}

interface ItemProps {
  readonly route: Route;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly chord?: string;
  readonly mark?: Mark;
}

function Item({ route, icon: Icon, label, chord, mark }: ItemProps) {
  const current = useRoute().page;
  const isOfPods = current === 'pod' || current === 'deleted';
  const isCurrent = current === route.page || (isOfPods && route.page === 'pods');
  const title = chord === undefined ? label : `${label} (${printChord(chord, isMac)})`;
  return (
    <li>
      <a
        href={formatRoute(route)}
        className={styles.item}
        aria-current={isCurrent ? 'page' : undefined}
        title={title}
      >
        <Icon size={16} aria-hidden className={styles.icon} />
        <span className={styles.label}>{label}</span>
        {mark !== undefined && mark.count > 0 && (
          <span title={mark.label}>
            <Badge tone={mark.tone}>
              <span aria-hidden>{mark.count > 99 ? '99+' : mark.count}</span>
              <span className="visually-hidden">{mark.label}</span>
            </Badge>
          </span>
        )}
      </a>
    </li>
  );
}
