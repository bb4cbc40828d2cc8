// The parts of Electron that the desktop host uses, recording what was asked of them. Use it as
// `vi.mock('electron', async () => (await import('<path>/fakeElectron.ts')).fakeElectron)`.

import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

export class FakeContents extends EventEmitter {
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
}

export class FakePort extends EventEmitter {
  readonly sent: unknown[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  start(): void {}
  close(): void {
    this.emit('close');
  }
}

class FakeMessageChannelMain {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();
}

class FakeApp extends EventEmitter {
  isPackaged = false;
  readonly enableSandbox = vi.fn();
  readonly setPath = vi.fn();
  readonly whenReady = vi.fn(() => Promise.resolve());
  readonly quit = vi.fn();
  readonly getLocale = () => 'en-US';
  readonly requestSingleInstanceLock = vi.fn((_data: unknown) => true);
}

export class FakeBrowserWindow extends EventEmitter {
  static readonly opened: FakeBrowserWindow[] = [];
  readonly webContents = new FakeContents();
  readonly loadURL = vi.fn((_url: string) => Promise.resolve());
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly maximize = vi.fn();
  readonly restore = vi.fn();
  readonly options: Record<string, unknown>;

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    FakeBrowserWindow.opened.push(this);
  }

  isMinimized = () => false;
  isMaximized = () => true;
  getNormalBounds = () => ({ x: 10, y: 20, width: 900, height: 700 });
}

export const fakeElectron = {
  app: new FakeApp(),
  ipcMain: new EventEmitter(),
  MessageChannelMain: FakeMessageChannelMain,
  BrowserWindow: FakeBrowserWindow,
  Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
  protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
  session: {
    defaultSession: {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
    },
  },
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  shell: { openExternal: vi.fn((_url: string) => Promise.resolve()) },
  dialog: { showMessageBoxSync: vi.fn((_options: unknown) => 0), showErrorBox: vi.fn() },
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: Object.assign(new EventEmitter(), { send: vi.fn() }),
};
