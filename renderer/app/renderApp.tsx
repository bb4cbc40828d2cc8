// Draws the page: the language first, and the list with the first paint where it is quick.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sleep, systemClock } from '../../electron/common/clock.ts';
import type { Host } from '../host/host.ts';
import { resolveLanguage, startI18n } from '../i18n/i18n.ts';
import type { Connection } from '../rpc/connection.ts';
import { RpcProvider } from '../rpc/RpcProvider.tsx';
import { usePods } from '../state/podsStore.ts';
import { App } from './App.tsx';

/** A first picture without the list would be drawn for less time than this. */
const MAX_WAIT_FOR_LIST_MS = 150;

export async function renderApp(root: HTMLElement, host: Host, connection: Connection): Promise<void> {
  await startI18n(resolveLanguage('system', navigator.languages));
  await Promise.race([untilListed(), sleep(systemClock, MAX_WAIT_FOR_LIST_MS)]);
  createRoot(root).render(
    <StrictMode>
      <RpcProvider host={host} connection={connection}>
        <App />
      </RpcProvider>
    </StrictMode>,
  );
}

function untilListed(): Promise<void> {
  return new Promise((resolve) => {
    if (usePods.getState().isLoaded) return resolve();
    const unsubscribe = usePods.subscribe(({ isLoaded }) => {
      if (!isLoaded) return;
      unsubscribe();
      resolve();
    });
  });
}
