// The real page on the demo services, for looking at it and for tests of the page alone. Never shipped.

import '../../../renderer/rpc/configureZod.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import { App } from '../../../renderer/app/App.tsx';
import { resolveLanguage, startI18n } from '../../../renderer/i18n/i18n.ts';
import { startConnection } from '../../../renderer/rpc/client.ts';
import { RpcProvider } from '../../../renderer/rpc/RpcProvider.tsx';
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
  await startI18n(resolveLanguage('system', navigator.languages));
  const host = window.demo.host();
  const connection = startConnection(host);
  startFeeds(connection, new AbortController().signal);
  createRoot(root).render(
    <StrictMode>
      <RpcProvider host={host} connection={connection}>
        <App />
      </RpcProvider>
    </StrictMode>,
  );
}
