// All the page ever gets from Electron: a frozen record and one function. No ipcRenderer, no event, no callback. The
// port follows as a window message, because ports cannot cross contextBridge; so does the presence of a screen reader.

import { contextBridge, ipcRenderer } from 'electron';
import {
  BRIDGE_NAME,
  type DesktopBridge,
  PORT_MESSAGE,
  PORT_REQUEST,
  SCREEN_READER_MESSAGE,
} from '../common/desktopBridge.ts';

/** The two page globals in use: Node's types, which this folder is compiled with, do not know them. */
declare const window: { postMessage(message: unknown, targetOrigin: string, transfer: unknown[]): void };
declare const location: { readonly origin: string };

const bridge: DesktopBridge = {
  capabilities: Object.freeze({ applicationMenu: true, clipboardRead: true, sameMachine: true }),
  requestPort: () => ipcRenderer.send(PORT_REQUEST),
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);

ipcRenderer.on(SCREEN_READER_MESSAGE, (_event, isPresent: unknown) => {
  window.postMessage({ [SCREEN_READER_MESSAGE]: isPresent === true }, location.origin, []);
});

ipcRenderer.on(PORT_MESSAGE, (event) => {
  window.postMessage(PORT_MESSAGE, location.origin, [...event.ports]);
});
