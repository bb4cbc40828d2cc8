// What the page does about keys, pastes and links of a terminal before anything is sent.

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../electron/common/contract/terminals.ts';
import { isOpenableLink } from '../../electron/common/openableLink.ts';
import { platform } from '../app/platform.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { useSettings } from '../state/settingsStore.ts';
import type { PaneQuestion } from './PaneDialogs.tsx';
import type { Pane } from './paneStore.ts';
import type { ClientEvents, TerminalClient } from './terminalClient.ts';
import type { Clipboard } from './useClipboard.ts';
import type { PaneActions } from './usePaneActions.ts';

export interface PaneEventsOptions {
  readonly pane: Pane;
  readonly client: TerminalClient | undefined;
  readonly session: Terminal | undefined;
  readonly clipboard: Clipboard;
  readonly ask: (question: PaneQuestion) => void;
  readonly actions: PaneActions;
}

const INTERRUPT = 3;
const ENTER = 13;

export function usePaneEvents(options: PaneEventsOptions): void {
  const { pane, client, session, clipboard, ask, actions } = options;
  const { t } = useTranslation();
  const host = useHost();

  useEffect(() => {
    if (client === undefined) return undefined;
    const isOnly = (bytes: Uint8Array, byte: number) => bytes.byteLength === 1 && bytes[0] === byte;
    const events: ClientEvents = {
      onInput: (bytes) => {
        if (session !== undefined && hasEnded(session)) {
          // Of a shell only: who types ahead at the end of a command does not want it twice.
          if (isOnly(bytes, ENTER) && isShell(pane)) actions.restart();
          return true;
        }
        const asks = session?.kind === 'attach' && useSettings.getState().settings.terminal.confirmInterrupt;
        if (!asks || !isOnly(bytes, INTERRUPT)) return false;
        ask({ kind: 'interrupt' });
        return true;
      },
      onKey: (key) => {
        if (key === 'find') return actions.find();
        if (key !== 'copy') return actions.zoom(key === 'larger' ? 1 : key === 'smaller' ? -1 : 0);
        clipboard.copy();
        if (platform === 'windows') client.screen.clearSelection();
      },
      onPaste: clipboard.give,
      onSelect: () => {
        if (useSettings.getState().settings.terminal.copyOnSelect) clipboard.copy();
      },
      onLink: (address) => {
        if (URL.canParse(address) && isOpenableLink(new URL(address))) return host.openLink(address);
        const copy = { label: t('terminal.link.copy'), run: () => clipboard.copyText(address) };
        notify({ tone: 'info', text: t('terminal.link.notOpened', { address }), action: copy });
      },
      onRefused: () => notify({ tone: 'error', text: t('terminal.paste.tooLarge') }),
    };
    return client.serve(events);
  }, [pane, client, session, clipboard, ask, actions, host, t]);

  useEffect(() => {
    if (client === undefined || session === undefined) return;
    const { tty, input } = session;
    client.screen.useMode({ tty, takesKeys: tty && (input === 'always' || input === 'on') });
  }, [client, session]);
}

function hasEnded({ state }: Terminal): boolean {
  return state.phase !== 'starting' && state.phase !== 'running';
}

function isShell({ spec }: Pane): boolean {
  return spec.kind === 'host' || (spec.kind === 'exec' && spec.command === undefined);
}
