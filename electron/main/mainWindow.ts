// The one window: its security preferences, its remembered place.

import { BrowserWindow, type BrowserWindowConstructorOptions, screen } from 'electron';
import { PAGE_ADDRESS } from './appOrigin.ts';
import { type HostStateFile, visibleBounds } from './hostState.ts';

const DEFAULT_SIZE = { width: 1280, height: 800 };

/** 2-4, 6-12 of Electron's security list; everything not named keeps its safe default. */
export function windowOptions(preloadPath: string): BrowserWindowConstructorOptions {
  return {
    ...DEFAULT_SIZE,
    minWidth: 640,
    minHeight: 400,
    title: 'Podbay',
    // Shown when it has something to show, so that no white sheet flashes.
    show: false,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
    },
  };
}

export function openMainWindow(preloadPath: string, stateFile: HostStateFile): BrowserWindow {
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const bounds = visibleBounds(stateFile.state.bounds, displays);
  const window = new BrowserWindow({ ...windowOptions(preloadPath), ...bounds });
  if (stateFile.state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    stateFile.update({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

/** For a second start and for the dock: what the user asked for comes to the front. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
