// What can be done to one pod, as menu items. Only what this release can do is listed.

import type { TFunction } from 'i18next';
import {
  Bug,
  Cable,
  Copy,
  Eye,
  FileCode2,
  History,
  List,
  ListFilter,
  type LucideIcon,
  PanelRight,
  Pencil,
  RotateCw,
  ScrollText,
  SquareTerminal,
  Trash2,
} from 'lucide-react';
import { MAX_LOG_PODS } from '../../electron/common/contract/logs.ts';
import { printChord } from '../app/chords.ts';
import { isMac } from '../app/platform.ts';
import { navigate } from '../app/useRoute.ts';
import { canEdit, editPod } from '../details/editPod.ts';
import { openForwardDialog } from '../forwards/forwardRequests.ts';
import { askForPrevious, openLogTab } from '../logs/logTabs.ts';
import { openOnPod } from '../terminal/openOnPod.ts';
import { runningContainers } from '../terminal/runningContainers.ts';
import { useTerminalRequests } from '../terminal/terminalActions.ts';
import type { MenuGroup, MenuItem } from '../ui/Menu.tsx';
import { requestDelete } from './deletion.ts';
import type { PodRow } from './podRow.ts';
import { canRestart, requestRestart } from './restarting.ts';

export interface PodActionContext {
  readonly t: TFunction;
  readonly copy: (text: string) => void;
  readonly canAct: boolean;
  /** Print the letters only where they work. */
  readonly hasLetters: boolean;
}

export function openPod(row: Pick<PodRow, 'namespace' | 'name'>, tab?: string, replace = false): void {
  const { namespace, name } = row;
  navigate({ page: 'pod', namespace, name, ...(tab === undefined ? {} : { tab }) }, { replace });
}

/** The log of the pod; with its previous runs only, as `kubectl logs -p`. */
export function openLogs(row: Pick<PodRow, 'namespace' | 'name'>, previous = false): void {
  if (previous) askForPrevious(row);
  openPod(row, 'logs');
}

/** The logs of several pods are one merged log in the dock; of more than can be merged, of the first. */
export function openLogsOf(rows: readonly Pick<PodRow, 'namespace' | 'name'>[]): void {
  const [first] = rows;
  if (rows.length > 1) openLogTab(rows.slice(0, MAX_LOG_PODS));
  else if (first) openLogs(first);
}

export function podActions(row: PodRow, context: PodActionContext): readonly MenuGroup[] {
  return [
    openActions(row, context),
    terminalActions(row, context),
    forwardActions(row, context),
    copyActions(row, context),
    dangerActions(row, context),
  ];
}

/** The key of an action, where the user has single-letter keys. */
function letter({ hasLetters }: PodActionContext, key: string): string | undefined {
  return hasLetters ? key : undefined;
}

function openActions(row: PodRow, context: PodActionContext): MenuGroup {
  const { t } = context;
  const item = (
    id: 'describe' | 'logs' | 'previousLogs' | 'events' | 'yaml' | 'edit',
    Icon: LucideIcon,
    key: string | undefined,
    onAction: () => void,
    isDisabled = false,
  ): MenuItem => ({
    id,
    label: t(`pods.actions.${id}`),
    icon: <Icon size={14} aria-hidden />,
    shortcut: key === undefined ? undefined : letter(context, key),
    isDisabled,
    onAction,
  });
  return {
    id: 'open',
    items: [
      item('describe', PanelRight, 'd', () => openPod(row, 'describe')),
      item('logs', ScrollText, 'l', () => openLogs(row)),
      item('previousLogs', History, 'p', () => openLogs(row, true), row.restarts === 0),
      item('events', List, undefined, () => openPod(row, 'events')),
      item('yaml', FileCode2, 'y', () => openPod(row, 'yaml')),
      item('edit', Pencil, 'e', () => editPod(row.pod), !canEdit(row.pod)),
    ],
  };
}

function copyActions(row: PodRow, context: PodActionContext): MenuGroup {
  const { t, copy } = context;
  return {
    id: 'copy',
    items: [
      {
        id: 'copyName',
        label: t('pods.actions.copyName'),
        icon: <Copy size={14} aria-hidden />,
        shortcut: letter(context, 'c'),
        onAction: () => copy(row.name),
      },
      {
        id: 'copyNamespace',
        label: t('pods.actions.copyNamespace'),
        icon: <Copy size={14} aria-hidden />,
        shortcut: letter(context, 'n'),
        onAction: () => copy(row.namespace),
      },
    ],
  };
}

function dangerActions(row: PodRow, { t, canAct }: PodActionContext): MenuGroup {
  return {
    id: 'danger',
    items: [
      {
        id: 'restart',
        label: t('pods.actions.restart'),
        icon: <RotateCw size={14} aria-hidden />,
        isDisabled: !canAct || !canRestart(row.pod),
        onAction: () => requestRestart([row.pod]),
      },
      {
        id: 'delete',
        label: t('pods.actions.delete'),
        icon: <Trash2 size={14} aria-hidden />,
        shortcut: printChord(isMac ? 'Mod+⌫' : 'Delete', isMac),
        isDanger: true,
        isDisabled: !canAct,
        description: canAct ? undefined : t('pods.delete.readOnly'),
        onAction: () => requestDelete([row.pod]),
      },
    ],
  };
}

function forwardActions({ namespace, name }: PodRow, context: PodActionContext): MenuGroup {
  const { t } = context;
  return {
    id: 'forwards',
    items: [
      {
        id: 'forward',
        label: t('forwards.actions.forwardPort'),
        icon: <Cable size={14} aria-hidden />,
        shortcut: letter(context, 'Shift+F'),
        onAction: () => openForwardDialog({ kind: 'new', pod: { namespace, name } }),
      },
      {
        id: 'showForwards',
        label: t('forwards.actions.showForwards'),
        icon: <ListFilter size={14} aria-hidden />,
        shortcut: letter(context, 'f'),
        onAction: () => navigate({ page: 'forwards', pod: { namespace, name } }),
      },
    ],
  };
}

function terminalActions({ pod }: PodRow, context: PodActionContext): MenuGroup {
  const { t } = context;
  const isRunning = runningContainers(pod).length > 0;
  const { namespace, name } = pod.metadata;
  const common = {
    isDisabled: !isRunning,
    description: isRunning ? undefined : t('pods.actions.terminalNotRunning'),
  };
  return {
    id: 'terminal',
    items: [
      {
        ...common,
        id: 'shell',
        label: t('pods.actions.shell'),
        icon: <SquareTerminal size={14} aria-hidden />,
        shortcut: letter(context, 's'),
        onAction: () => openOnPod(pod, 'exec'),
      },
      {
        ...common,
        id: 'watch',
        label: t('pods.actions.watch'),
        icon: <Eye size={14} aria-hidden />,
        shortcut: letter(context, 'a'),
        onAction: () => openOnPod(pod, 'attach'),
      },
      {
        id: 'debug',
        label: t('pods.actions.debug'),
        icon: <Bug size={14} aria-hidden />,
        onAction: () => useTerminalRequests.setState({ debug: { pod: { namespace, name } } }),
      },
    ],
  };
}
