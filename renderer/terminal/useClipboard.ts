// Copy and paste of one terminal: what leaves it by the user's wish only, and what enters it after a question where
// that is wise.

import { useCallback, useMemo } from 'react';
import { printChord } from '../app/chords.ts';
import { isMac } from '../app/platform.ts';
import { i18n } from '../i18n/i18n.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { useSettings } from '../state/settingsStore.ts';
import type { PaneQuestion } from './PaneDialogs.tsx';
import { pasteLines, pasteText } from './pasteText.ts';
import type { TerminalClient } from './terminalClient.ts';

export interface Clipboard {
  /** Copies the selection, if there is one. */
  readonly copy: () => void;
  readonly copyText: (text: string) => void;
  /** Pastes what the clipboard holds; the browser may ask the user. */
  readonly paste: () => void;
  /** Pastes this text. */
  readonly give: (text: string) => void;
}

export function useClipboard(
  client: TerminalClient | undefined,
  ask: (question: PaneQuestion) => void,
): Clipboard {
  const host = useHost();
  const copyText = useCallback(
    (text: string) => {
      if (text !== '') void host.writeClipboard(text);
    },
    [host],
  );
  const give = useCallback(
    (clipboard: string) => {
      const text = pasteText(clipboard);
      if (client === undefined || text === '') return;
      const { confirmPaste } = useSettings.getState().settings.terminal;
      if (confirmPaste && !client.screen.bracketsPastes && pasteLines(text).length > 1)
        ask({ kind: 'paste', text });
      else client.screen.paste(text);
    },
    [client, ask],
  );
  const paste = useCallback(async () => {
    try {
      give(await host.readClipboard());
      client?.screen.focus();
    } catch {
      const key = printChord(isMac ? 'Mod+V' : 'Ctrl+Shift+V', isMac);
      notify({ tone: 'error', text: i18n.t('terminal.paste.denied', { key }) });
    }
  }, [host, give, client]);
  return useMemo(
    () => ({
      copy: () => copyText(client?.screen.selection ?? ''),
      copyText,
      paste: () => void paste(),
      give,
    }),
    [client, copyText, paste, give],
  );
}
