// The real page on the demo services, for looking at it and for tests of the page alone. Never shipped.

import '../../../renderer/rpc/configureZod.ts';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import { renderApp } from '../../../renderer/app/renderApp.tsx';
import { startConnection } from '../../../renderer/rpc/client.ts';
import { startFeeds } from '../../../renderer/state/startFeeds.ts';
import { DemoServer } from './demoServer.ts';

declare global {
  interface Window {
    demo: DemoServer;
  }
}

window.demo = new DemoServer(Date.now());
const root = document.getElementById('root');
if (root) {
  const host = window.demo.host();
  const connection = startConnection(host);
  startFeeds(connection, new AbortController().signal);
  await renderApp(root, host, connection);
}
