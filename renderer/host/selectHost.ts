// The only place where the page learns what it runs in.

import { BRIDGE_NAME, type DesktopBridge } from '../../electron/common/desktopBridge.ts';
import { createDesktopHost } from './desktopHost.ts';
import type { Host } from './host.ts';
import { createWebHost } from './webHost.ts';

declare global {
  interface Window {
    readonly [BRIDGE_NAME]?: DesktopBridge;
  }
}

export function selectHost(): Host {
  const bridge = window[BRIDGE_NAME];
  return bridge === undefined ? createWebHost() : createDesktopHost(bridge);
}
