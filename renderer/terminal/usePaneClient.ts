// Puts a pane's client on the page and keeps it in step with settings and theme.

import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useConnection } from '../rpc/RpcProvider.tsx';
import { useSettings } from '../state/settingsStore.ts';
import { type Pane, takeOpening } from './paneStore.ts';
import type { ClientState, TerminalClient } from './terminalClient.ts';
import { hideClient, showClient } from './terminalClients.ts';
import { useScreenSettings } from './useScreenSettings.ts';
import { useThemeVersion } from './useThemeVersion.ts';

export interface PaneClient {
  /** Undefined until the pane stands on the page. */
  readonly client: TerminalClient | undefined;
  readonly state: ClientState;
  /** The element that takes the screen. */
  readonly place: RefObject<HTMLDivElement | null>;
}

const notYet: ClientState = { phase: 'idle' };
const nothing = () => () => undefined;

export function usePaneClient(pane: Pane, label: string): PaneClient {
  const connection = useConnection();
  const settings = useScreenSettings();
  const theme = useThemeVersion();
  const place = useRef<HTMLDivElement>(null);
  const [client, setClient] = useState<TerminalClient>();
  const latest = useRef({ pane, label });
  const { id } = pane;
  useLayoutEffect(() => {
    latest.current = { pane, label };
  }, [pane, label]);

  useLayoutEffect(() => {
    const parent = place.current;
    if (!parent) return undefined;
    const shown = showClient(latest.current.pane, connection, useSettings.getState().settings.terminal);
    shown.screen.attach(parent, latest.current.label);
    if (takeOpening(id)) shown.open(latest.current.pane.spec);
    setClient(shown);
    return () => hideClient(id, parent);
  }, [id, connection]);

  useEffect(() => client?.screen.apply(settings), [client, settings, theme]);
  const state = useSyncExternalStore(
    client?.state.subscribe ?? nothing,
    () => client?.state.getState() ?? notYet,
  );
  return { client, state, place };
}
