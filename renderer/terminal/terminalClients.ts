// The clients of this page, by pane. Those that are on screen stay; of the others the latest few keep their screens,
// the rest is drawn anew by the services when it is shown again.

import type { TerminalSettings } from '../../electron/common/contract/settings.ts';
import type { Connection } from '../rpc/connection.ts';
import { useTerminals } from '../state/terminalsStore.ts';
import { type Pane, usePanes } from './paneStore.ts';
import { TerminalClient } from './terminalClient.ts';

/** A full scrollback is about 10 MB of cells. */
const MAX_HIDDEN_CLIENTS = 8;

/** In the order in which they were hidden; those on screen are last. */
const clients = new Map<string, TerminalClient>();
const shown = new Set<string>();

/** The client of a pane, made where there is none; it is on screen until `hideClient`. */
export function showClient(pane: Pane, connection: Connection, settings: TerminalSettings): TerminalClient {
  const client = clients.get(pane.id) ?? new TerminalClient(pane, connection, settings);
  clients.delete(pane.id);
  clients.set(pane.id, client);
  shown.add(pane.id);
  return client;
}

/** The pane has left `parent`; it may stand in another place already. */
export function hideClient(paneId: string, parent: HTMLElement): void {
  const client = clients.get(paneId);
  if (client === undefined || !client.screen.isIn(parent)) return;
  shown.delete(paneId);
  client.screen.detach();
  clients.delete(paneId);
  clients.set(paneId, client);
  const hidden = [...clients.keys()].filter((id) => !shown.has(id));
  for (const id of hidden.slice(0, -MAX_HIDDEN_CLIENTS)) end(id);
}

function end(paneId: string): void {
  clients.get(paneId)?.dispose();
  clients.delete(paneId);
  shown.delete(paneId);
}

/** Ends the clients whose pane was closed and whose session is gone. */
function endForsaken(): void {
  const { byId: panes } = usePanes.getState();
  const { byId: sessions, isLoaded } = useTerminals.getState();
  if (!isLoaded) return;
  for (const id of clients.keys()) if (!panes.has(id) && !sessions.has(id)) end(id);
}

usePanes.subscribe(endForsaken);
useTerminals.subscribe(endForsaken);
