// Everything that can be done with one terminal, once: its bar, its menu and its keys offer the same.

import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../electron/common/contract/terminals.ts';
import { navigate } from '../app/useRoute.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { useSettings } from '../state/settingsStore.ts';
import { putTerminal } from '../state/terminalsStore.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import type { PaneQuestion } from './PaneDialogs.tsx';
import type { Pane } from './paneStore.ts';
import { canSplit, moveToPanel, openNewTerminal, showPane, splitRight } from './terminalActions.ts';
import type { TerminalClient } from './terminalClient.ts';
import { specPod } from './terminalSpec.ts';
import type { Clipboard } from './useClipboard.ts';
import { useCloseTerminals } from './useCloseTerminals.ts';

const MIN_FONT_PX = 8;
const MAX_FONT_PX = 32;
const DEFAULT_FONT_PX = 13;

/** Undefined: not offered here. */
export interface PaneActions {
  readonly copy: () => void;
  readonly paste: () => void;
  readonly selectAll: () => void;
  readonly find: () => void;
  readonly clear: () => void;
  readonly copyVisible: () => void;
  readonly copyAll: () => void;
  readonly textView: () => void;
  readonly zoom: (by: 1 | -1 | 0) => void;
  readonly rename: (() => void) | undefined;
  readonly copyCommand: (() => void) | undefined;
  readonly newShell: (() => void) | undefined;
  readonly splitRight: (() => void) | undefined;
  readonly moveToDock: (() => void) | undefined;
  readonly moveToPanel: (() => void) | undefined;
  readonly showPod: (() => void) | undefined;
  readonly setInput: (isOn: boolean) => void;
  readonly restart: () => void;
  readonly close: () => void;
}

export interface PaneActionsOptions {
  readonly pane: Pane;
  readonly session: Terminal | undefined;
  readonly client: TerminalClient | undefined;
  readonly place: 'panel' | 'dock';
  readonly clipboard: Clipboard;
  readonly ask: (question: PaneQuestion) => void;
  readonly find: () => void;
}

export function usePaneActions(options: PaneActionsOptions): PaneActions {
  const { pane, session, client, place, clipboard, ask, find } = options;
  const zoom = useZoom();
  const setInput = useSetInput(session, client);
  const { close } = useCloseTerminals();
  const screen = client?.screen;
  const command = session?.dockerCommand ?? '';
  return {
    copy: clipboard.copy,
    paste: clipboard.paste,
    selectAll: () => screen?.selectAll(),
    find,
    clear: () => screen?.clear(),
    copyVisible: () => clipboard.copyText(screen?.text('visible') ?? ''),
    copyAll: () => clipboard.copyText(screen?.text('all') ?? ''),
    textView: () => ask({ kind: 'text' }),
    zoom,
    rename: session === undefined ? undefined : () => ask({ kind: 'rename' }),
    copyCommand: command === '' ? undefined : () => clipboard.copyText(command),
    ...placeActions(pane, place),
    setInput: (isOn) => void setInput(isOn),
    restart: () => {
      client?.restart(pane.spec);
      screen?.focus();
    },
    close: () => close([pane]),
  };
}

type PlaceActions = Pick<PaneActions, 'newShell' | 'splitRight' | 'moveToDock' | 'moveToPanel' | 'showPod'>;

/** Where the terminal stands, and what can stand beside it. */
function placeActions(pane: Pane, place: 'panel' | 'dock'): PlaceActions {
  const { spec } = pane;
  const pod = specPod(spec);
  const isDock = place === 'dock';
  return {
    newShell:
      spec.kind === 'exec' || spec.kind === 'attach'
        ? () => openNewTerminal({ kind: 'exec', pod: spec.pod, container: spec.container })
        : undefined,
    splitRight: isDock && canSplit(pane.id) ? () => splitRight(pane) : undefined,
    moveToDock: isDock ? undefined : () => showPane(pane),
    moveToPanel: isDock && pod !== undefined ? () => showInPanel(pane) : undefined,
    showPod: isDock && pod !== undefined ? () => navigate({ page: 'pod', ...pod }) : undefined,
  };
}

function useZoom(): PaneActions['zoom'] {
  const update = useUpdateSettings();
  return (by) => {
    const { fontSize } = useSettings.getState().settings.terminal;
    const next = by === 0 ? DEFAULT_FONT_PX : Math.min(Math.max(fontSize + by, MIN_FONT_PX), MAX_FONT_PX);
    update({ terminal: { fontSize: next } });
  };
}

/** Whether what is typed reaches the container's own process. */
function useSetInput(session: Terminal | undefined, client: TerminalClient | undefined) {
  const { t } = useTranslation();
  const api = useApi();
  return async (isOn: boolean) => {
    if (session === undefined) return;
    try {
      putTerminal((await api.terminals.setInput({ id: session.id, isOn })).terminal);
      if (isOn) client?.screen.focus();
    } catch (error) {
      notify({ tone: 'error', text: t('terminal.failedAction', { message: errorText(error) }) });
    }
  };
}

function showInPanel(pane: Pane): void {
  const pod = specPod(pane.spec);
  if (pod === undefined) return;
  moveToPanel(pane);
  navigate({ page: 'pod', ...pod, tab: 'terminal' });
}
