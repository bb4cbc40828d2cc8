// Connects and asks for the list while the rest of the page is still on its way, then draws.

import './rpc/configureZod.ts';
import { selectHost } from './host/selectHost.ts';
import { startConnection } from './rpc/client.ts';
import { startFeeds } from './state/startFeeds.ts';

/** Rejects when a part of the page could not be loaded. */
export async function startPage(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const host = selectHost();
  const connection = startConnection(host);
  startFeeds(connection, new AbortController().signal);
  const { renderApp } = await import('./app/renderApp.tsx');
  await renderApp(root, host, connection);
}
