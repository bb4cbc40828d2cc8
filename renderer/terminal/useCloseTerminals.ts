// Closing terminals: asks first where a process would end by it, then tells the services.

import { useCallback } from 'react';
import { isAppError } from '../../electron/common/appError.ts';
import type { Terminal } from '../../electron/common/contract/terminals.ts';
import { dropDockPane } from '../app/dockStore.ts';
import { keepFocus } from '../app/focusDockTab.ts';
import { i18n } from '../i18n/i18n.ts';
import type { Connection } from '../rpc/connection.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { useSettings } from '../state/settingsStore.ts';
import { dropTerminal, putTerminal, useTerminals } from '../state/terminalsStore.ts';
import { type Pane, removePane } from './paneStore.ts';
import { specPlace } from './paneTitle.ts';
import { useTerminalRequests } from './terminalActions.ts';

/** Closing it would end a process; leaving an attached container ends nothing. */
function endsProcess(session: Terminal | undefined): boolean {
  const isAlive = session?.state.phase === 'running' || session?.state.phase === 'starting';
  return isAlive && session.kind !== 'attach';
}

export interface CloseTerminals {
  /** Asks where it has to. */
  readonly close: (panes: readonly Pane[]) => void;
  readonly closeNow: (panes: readonly Pane[]) => void;
}

export function useCloseTerminals(): CloseTerminals {
  const api = useApi();
  const closeNow = useCallback(
    (panes: readonly Pane[]) => {
      for (const pane of panes) void closePane(api, pane);
      keepFocus();
    },
    [api],
  );
  const close = useCallback(
    (panes: readonly Pane[]) => {
      const { byId } = useTerminals.getState();
      const asks = useSettings.getState().settings.terminal.confirmClose;
      if (asks && panes.some(({ terminalId }) => endsProcess(byId.get(terminalId ?? ''))))
        useTerminalRequests.setState({ closing: panes });
      else closeNow(panes);
    },
    [closeNow],
  );
  return { close, closeNow };
}

async function closePane(api: Connection['api'], pane: Pane): Promise<void> {
  const { id, spec, terminalId } = pane;
  dropDockPane(id);
  removePane(id);
  // Also of a session that is gone: the services have kept its last lines.
  if (terminalId === undefined) return;
  const session = useTerminals.getState().byId.get(terminalId);
  // Gone from the screen at once; put back where the services refuse.
  dropTerminal(terminalId);
  try {
    const { isLeftRunning } = await api.terminals.close({ id: terminalId });
    if (isLeftRunning)
      notify({ tone: 'info', text: i18n.t('terminal.close.leftRunning', { where: specPlace(spec) }) });
  } catch (error) {
    if (isAppError(error, 'NotFound')) return;
    if (session !== undefined) putTerminal(session);
    notify({ tone: 'error', text: i18n.t('terminal.close.failed', { message: errorText(error) }) });
  }
}
