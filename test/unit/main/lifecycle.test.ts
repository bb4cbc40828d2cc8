import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readStaticFiles } from '../../../electron/shared/staticFiles.ts';
import { FakeBrowserWindow, fakeElectron } from '../../fakes/fakeElectron.ts';

vi.mock('electron', async () => (await import('../../fakes/fakeElectron.ts')).fakeElectron);

const { HostStateFile, parseHostState, visibleBounds } = await import('../../../electron/main/hostState.ts');
const { openMainWindow } = await import('../../../electron/main/mainWindow.ts');
const { parseLaunchArgs } = await import('../../../electron/main/launchRequest.ts');
const { claimSingleInstance } = await import('../../../electron/main/singleInstance.ts');
const { quitInOrder } = await import('../../../electron/main/quitSequence.ts');
const { hostTexts } = await import('../../../electron/main/hostTexts.ts');
const { appMenuTemplate } = await import('../../../electron/main/appMenu.ts');
const { registerAppScheme, serveAppFiles } = await import('../../../electron/main/appProtocol.ts');

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'podbay-main-'));
});
afterEach(async () => {
  fakeElectron.app.removeAllListeners();
  fakeElectron.app.quit.mockClear();
  fakeElectron.dialog.showMessageBoxSync.mockClear();
  await rm(dir, { recursive: true, force: true });
});

describe('app:// (18)', () => {
  async function ask(url: string, method = 'GET'): Promise<Response> {
    await mkdir(join(dir, 'page'), { recursive: true });
    await writeFile(join(dir, 'page/index.html'), '<title>Podbay</title>');
    await writeFile(join(dir, 'secret.txt'), 'secret');
    serveAppFiles(await readStaticFiles(join(dir, 'page')));
    const [scheme, handler] = fakeElectron.protocol.handle.mock.lastCall ?? [];
    expect(scheme).toBe('app');
    return handler({ url, method });
  }

  it('is declared standard and secure before ready', () => {
    registerAppScheme();
    expect(fakeElectron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('serves the page with the policy of both hosts, without a socket (7)', async () => {
    const response = await ask('app://podbay/index.html');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Podbay');
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'self';");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://podbay/../secret.txt',
    'app://podbay/%2e%2e/secret.txt',
    'app://other/index.html',
    'app://podbay/x',
  ])('has nothing at %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('not found');
  });

  it('takes no other method', async () => {
    expect((await ask('app://podbay/index.html', 'POST')).status).toBe(405);
  });
});

describe('the window’s place', () => {
  it('is remembered when it closes and used when it opens again', () => {
    const path = join(dir, 'window.json');
    openMainWindow('/preload.cjs', new HostStateFile(path)).emit('close');
    const again = new HostStateFile(path);
    expect(again.state).toMatchObject({
      bounds: { x: 10, y: 20, width: 900, height: 700 },
      isMaximized: true,
    });
    openMainWindow('/preload.cjs', again);
    expect(FakeBrowserWindow.opened.at(-1)?.options).toMatchObject({ x: 10, y: 20, width: 900, height: 700 });
    expect(FakeBrowserWindow.opened.at(-1)?.maximize).toHaveBeenCalled();
    expect(FakeBrowserWindow.opened.at(-1)?.loadURL).toHaveBeenCalledWith('app://podbay/index.html');
  });

  it('is forgotten when its display is gone', () => {
    const displays = [{ x: 0, y: 0, width: 1920, height: 1080 }];
    const at = (x: number, y: number) => ({ x, y, width: 800, height: 600 });
    expect(visibleBounds(at(100, 100), displays)).toEqual(at(100, 100));
    expect(visibleBounds(at(2500, 100), displays)).toBeUndefined();
    expect(visibleBounds(at(100, -700), displays)).toBeUndefined();
    expect(visibleBounds(undefined, displays)).toBeUndefined();
  });

  it.each(['', '{', '[]', '{"bounds":{"x":"0"}}', '{"isMaximized":1}'])(
    'falls back to the defaults when the file says %j',
    (text) => {
      expect(parseHostState(text)).toEqual({ isMaximized: false, quitNoticeShown: false });
    },
  );
});

describe('the command line of the desktop app', () => {
  const parse = (args: string[], isPackaged = false) =>
    parseLaunchArgs(args, { workingDir: '/w', isPackaged });

  it('opens files for review and applies those behind --apply', () => {
    expect(parse(['/app', 'a.yaml', '--apply', 'b.yaml', '--open', 'c.yaml', '--data', '/d'])).toEqual({
      workingDir: '/w',
      openFiles: ['c.yaml', 'a.yaml'],
      applyFiles: ['b.yaml'],
      dataDir: '/d',
    });
  });

  it('takes the engine and the instance to work on', () => {
    expect(parse(['/app', '--engine', 'unix:///e', '--instance=test'])).toMatchObject({
      engineUrl: 'unix:///e',
      instance: 'test',
    });
  });

  it('ignores Chromium’s and Electron’s own switches, before or behind the app’s folder', () => {
    expect(
      parse(['--inspect=0', '--remote-debugging-port=0', '/app', '--no-sandbox', 'a.yaml']),
    ).toMatchObject({
      openFiles: ['a.yaml'],
    });
    expect(parse(['--enable-logging', 'a.yaml'], true)).toMatchObject({ openFiles: ['a.yaml'] });
  });

  it('ignores an option without its value', () => {
    expect(parse(['/app', '--apply'])).toMatchObject({ applyFiles: [], openFiles: [] });
  });
});

describe('a second start', () => {
  const request = { workingDir: '/w', openFiles: ['a.yaml'], applyFiles: [] };

  it('hands its files to the first and does not start', () => {
    fakeElectron.app.requestSingleInstanceLock.mockReturnValueOnce(false);
    expect(claimSingleInstance(request, vi.fn())).toBe(false);
    expect(fakeElectron.app.requestSingleInstanceLock).toHaveBeenCalledWith(request);
  });

  it('is heard by the first as data, and anything malformed only brings the window up', () => {
    const heard = vi.fn();
    expect(claimSingleInstance(request, heard)).toBe(true);
    fakeElectron.app.emit('second-instance', {}, ['--reordered'], '/', request);
    fakeElectron.app.emit('second-instance', {}, [], '/', { openFiles: 'all' });
    expect(heard.mock.calls).toEqual([[request], [undefined]]);
  });
});

describe('quitting', () => {
  function setUp(dispose = () => Promise.resolve()) {
    const stateFile = new HostStateFile(join(dir, 'window.json'));
    const reportError = vi.fn();
    const disposed = vi.fn(dispose);
    quitInOrder({ texts: () => hostTexts('en'), stateFile, dispose: disposed, reportError });
    const quit = () => {
      const preventDefault = vi.fn();
      fakeElectron.app.emit('before-quit', { preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    return { quit, disposed, reportError, stateFile };
  }

  it('says once that pods keep running, ends the services, then quits', async () => {
    const { quit, disposed, stateFile } = setUp();
    expect(quit()).toBe(true);
    await vi.waitFor(() => expect(fakeElectron.app.quit).toHaveBeenCalledOnce());
    expect(disposed).toHaveBeenCalledOnce();
    expect(quit()).toBe(false);
    expect(fakeElectron.dialog.showMessageBoxSync).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: 'Your pods keep running' }),
    );
    expect(stateFile.state.quitNoticeShown).toBe(true);
    fakeElectron.app.removeAllListeners();
    setUp().quit();
    expect(fakeElectron.dialog.showMessageBoxSync).toHaveBeenCalledOnce();
  });

  it('is called off by Cancel', () => {
    fakeElectron.dialog.showMessageBoxSync.mockReturnValueOnce(1);
    const { quit, disposed, stateFile } = setUp();
    expect(quit()).toBe(true);
    expect(disposed).not.toHaveBeenCalled();
    expect(stateFile.state.quitNoticeShown).toBe(false);
  });

  it('happens even when the services fail to end', async () => {
    const { quit, reportError } = setUp(() => Promise.reject(new Error('stuck')));
    quit();
    await vi.waitFor(() => expect(fakeElectron.app.quit).toHaveBeenCalledOnce());
    expect(reportError).toHaveBeenCalledWith(expect.objectContaining({ message: 'stuck' }));
  });
});

describe('the menu', () => {
  const roles = (hasDeveloperTools: boolean) =>
    JSON.stringify(
      appMenuTemplate({
        texts: hostTexts('en'),
        isMac: false,
        hasDeveloperTools,
        openManifest: () => undefined,
      }),
    );

  it('has developer tools in unpackaged builds only', () => {
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
  });

  it('speaks the two languages, with every text in both', () => {
    expect(hostTexts('zh-CN').quit).toBe('退出');
    expect(hostTexts('de-DE').quit).toBe('Quit');
    expect(hostTexts('de-DE', 'zh-CN').quit).toBe('退出');
    expect(hostTexts('zh-CN', 'en').quit).toBe('Quit');
    expect(Object.keys(hostTexts('zh')).sort()).toEqual(Object.keys(hostTexts('en')).sort());
  });
});
