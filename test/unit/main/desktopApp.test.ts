import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Settings, settingsSchema } from '../../../electron/common/contract/settings.ts';
import { ObservableValue } from '../../../electron/common/observable.ts';
import { createLogger } from '../../../electron/services/logger.ts';
import type { Services } from '../../../electron/services/services.ts';
import { FakeBrowserWindow, fakeElectron } from '../../fakes/fakeElectron.ts';

vi.mock('electron', async () => (await import('../../fakes/fakeElectron.ts')).fakeElectron);

const { DesktopApp } = await import('../../../electron/main/desktopApp.ts');
const { HostStateFile } = await import('../../../electron/main/hostState.ts');

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'podbay-desktop-'));
});
afterEach(async () => {
  fakeElectron.app.removeAllListeners();
  fakeElectron.ipcMain.removeAllListeners();
  fakeElectron.Menu.setApplicationMenu.mockClear();
  await rm(dir, { recursive: true, force: true });
});

function setUp() {
  const settings = new ObservableValue<Settings>(settingsSchema.parse({}));
  const change = (patch: Partial<Settings>) => settings.set({ ...settings.value, ...patch });
  const services = {
    handlers: {},
    settings,
    openFiles: vi.fn(),
    applyFiles: vi.fn(() => Promise.resolve([])),
    dispose: vi.fn(() => Promise.resolve()),
  };
  const desktop = new DesktopApp({
    appDir: dir,
    // Nobody connects here, so that no handler is ever called.
    services: services as unknown as Services,
    stateFile: new HostStateFile(join(dir, 'window.json')),
    logger: createLogger(() => undefined, { now: () => 0 }),
  });
  return { desktop, services, change };
}

const menus = () => fakeElectron.Menu.setApplicationMenu.mock.calls.map(([menu]) => JSON.stringify(menu));

it('speaks the language of the settings, and the system’s where none is chosen', () => {
  const { desktop, change } = setUp();
  expect(menus()).toEqual([expect.stringContaining('Open Manifest')]);
  change({ theme: 'dark' });
  expect(menus()).toHaveLength(1);
  change({ language: 'zh-CN' });
  expect(menus()).toHaveLength(2);
  expect(menus()[1]).toContain('打开清单');
  expect(desktop.texts.quitTitle).toBe('您的 Pod 会继续运行');
});

it('denies permissions before the first window opens', () => {
  const before = FakeBrowserWindow.opened.length;
  const { desktop } = setUp();
  expect(fakeElectron.session.defaultSession.setPermissionRequestHandler).toHaveBeenCalled();
  expect(FakeBrowserWindow.opened).toHaveLength(before);
  desktop.show();
  expect(FakeBrowserWindow.opened).toHaveLength(before + 1);
});

it('hands out no port and follows no setting after its end', async () => {
  const { desktop, services, change } = setUp();
  await desktop.dispose();
  expect(fakeElectron.ipcMain.listenerCount('podbay:request-port')).toBe(0);
  change({ language: 'zh-CN' });
  expect(menus()).toHaveLength(1);
  expect(services.dispose).toHaveBeenCalledOnce();
});
