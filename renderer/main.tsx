// The page's entry: language first, then the connection and its feeds, then the tree.

import './rpc/configureZod.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app/App.tsx';
import { selectHost } from './host/selectHost.ts';
import { resolveLanguage, startI18n } from './i18n/i18n.ts';
import { startConnection } from './rpc/client.ts';
import { RpcProvider } from './rpc/RpcProvider.tsx';
import { startFeeds } from './state/startFeeds.ts';

const root = document.getElementById('root');
if (root) {
  await startI18n(resolveLanguage('system', navigator.languages));
  const host = selectHost();
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
