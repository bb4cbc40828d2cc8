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
import type { MenuGroup } from '../ui/Menu.tsx';
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
  return {
    id: 'open',
    items: [
      {
        id: 'describe',
        label: t('pods.actions.describe'),
        icon: <PanelRight size={14} aria-hidden />,
        shortcut: letter(context, 'd'),
        onAction: () => openPod(row, 'describe'),
      },
      {
        id: 'logs',
        label: t('pods.actions.logs'),
        icon: <ScrollText size={14} aria-hidden />,
        shortcut: letter(context, 'l'),
        onAction: () => openLogs(row),
      },
      {
        id: 'previousLogs',
        label: t('pods.actions.previousLogs'),
        icon: <History size={14} aria-hidden />,
        shortcut: letter(context, 'p'),
        isDisabled: row.restarts === 0,
        onAction: () => openLogs(row, true),
      },
      {
        id: 'events',
        label: t('pods.actions.events'),
        icon: <List size={14} aria-hidden />,
        onAction: () => openPod(row, 'events'),
      },
      {
        id: 'yaml',
        label: t('pods.actions.yaml'),
        icon: <FileCode2 size={14} aria-hidden />,
        shortcut: letter(context, 'y'),
        onAction: () => openPod(row, 'yaml'),
      },
      {
        id: 'edit',
        label: t('pods.actions.edit'),
        icon: <Pencil size={14} aria-hidden />,
        shortcut: letter(context, 'e'),
        isDisabled: !canEdit(row.pod),
        onAction: () => editPod(row.pod),
      },
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
