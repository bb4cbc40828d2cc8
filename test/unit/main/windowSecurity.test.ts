// Electron's security list, row by row, as far as it can be shown without the binary (test/e2e/electron.spec.ts does
// the rest). https://www.electronjs.org/docs/latest/tutorial/security

import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeContents, fakeElectron } from '../../fakes/fakeElectron.ts';

vi.mock('electron', async () => (await import('../../fakes/fakeElectron.ts')).fakeElectron);

const { secureAllContents, denyPermissions, isPermissionAllowed } = await import(
  '../../../electron/main/windowSecurity.ts'
);
const { isAppAddress, isPageAddress } = await import('../../../electron/main/appOrigin.ts');
const { windowOptions } = await import('../../../electron/main/mainWindow.ts');

afterEach(() => {
  fakeElectron.app.removeAllListeners();
  fakeElectron.shell.openExternal.mockClear();
});

function newContents(): FakeContents {
  secureAllContents();
  const contents = new FakeContents();
  fakeElectron.app.emit('web-contents-created', {}, contents);
  return contents;
}

/** True when the event was prevented. */
function isPrevented(contents: FakeContents, event: string, details: object = {}): boolean {
  const preventDefault = vi.fn();
  contents.emit(event, { ...details, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

describe('a window', () => {
  it('has no Node, an isolated context, a sandbox and no webview tag (2, 3, 4, 11)', () => {
    expect(windowOptions('/preload.cjs').webPreferences).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
    });
  });

  it('names no switch that weakens it (6, 8, 9, 10)', () => {
    const names = Object.keys(windowOptions('/p').webPreferences ?? {});
    for (const unsafe of [
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
    ]) {
      expect(names).not.toContain(unsafe);
    }
  });
});

describe('navigation (13)', () => {
  it.each([
    ['https://evil.example/', true, true],
    ['app://podbay.evil.example/index.html', true, true],
    ['app://podbay/other.html', true, true],
    ['file:///etc/passwd', true, true],
    ['app://podbay/index.html', false, true],
    ['app://podbay/index.html', true, false],
    ['app://podbay/index.html#/pods', true, false],
  ])('to %s (main frame: %s) is prevented: %s', (url, isMainFrame, prevented) => {
    const contents = newContents();
    expect(isPrevented(contents, 'will-navigate', { url, isMainFrame })).toBe(prevented);
    expect(isPrevented(contents, 'will-frame-navigate', { url, isMainFrame })).toBe(prevented);
  });

  it('by a redirect is always prevented, and so is a webview (12)', () => {
    const contents = newContents();
    expect(
      isPrevented(contents, 'will-redirect', { url: 'app://podbay/index.html', isMainFrame: true }),
    ).toBe(true);
    expect(isPrevented(contents, 'will-attach-webview')).toBe(true);
  });
});

describe('a new window (14, 15)', () => {
  it.each([
    ['https://kubernetes.io/docs/concepts/', 1],
    ['http://127.0.0.1:8080/', 1],
    ['https://evil.example/', 0],
    ['file:///etc/passwd', 0],
    ['not an address', 0],
  ])('for %s is denied; opened outside: %i', async (url, times) => {
    const contents = newContents();
    expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
    expect(fakeElectron.shell.openExternal).not.toHaveBeenCalled();
    await new Promise((resolve) => setImmediate(resolve));
    expect(fakeElectron.shell.openExternal).toHaveBeenCalledTimes(times);
  });
});

describe('permissions (5)', () => {
  it.each([
    ['clipboard-sanitized-write', 'app://podbay/index.html', true, true],
    ['clipboard-read', 'app://podbay', true, true],
    ['clipboard-read', 'app://podbay/index.html', false, false],
    ['clipboard-read', 'https://evil.example/', true, false],
    ['clipboard-read', '', true, false],
    ['media', 'app://podbay/index.html', true, false],
    ['geolocation', 'app://podbay/index.html', true, false],
    ['openExternal', 'app://podbay/index.html', true, false],
    ['unknown', 'app://podbay/index.html', true, false],
  ])('%s for %s (main frame: %s): %s', (permission, url, isMainFrame, allowed) => {
    expect(isPermissionAllowed(permission, url, isMainFrame)).toBe(allowed);
  });

  it('are decided by the same rule when asked for, checked, or about a device', () => {
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
    };
    denyPermissions(session as unknown as Parameters<typeof denyPermissions>[0]);
    const answer = vi.fn();
    const details = { requestingUrl: 'app://podbay/index.html', isMainFrame: true };
    session.setPermissionRequestHandler.mock.lastCall?.[0]({}, 'media', answer, details);
    session.setPermissionRequestHandler.mock.lastCall?.[0]({}, 'clipboard-read', answer, details);
    expect(answer.mock.calls).toEqual([[false], [true]]);
    const check = session.setPermissionCheckHandler.mock.lastCall?.[0];
    expect(check(null, 'media', 'app://podbay', { isMainFrame: true })).toBe(false);
    expect(check(null, 'clipboard-read', 'app://podbay', { isMainFrame: true })).toBe(true);
    expect(session.setDevicePermissionHandler.mock.lastCall?.[0]({})).toBe(false);
  });
});

describe('the app’s own address (18)', () => {
  it.each([
    ['app://podbay/index.html', true],
    ['app://podbay', true],
    ['app://podbay.evil/', false],
    ['app://user@podbay/', false],
    ['apps://podbay/', false],
    ['https://podbay/', false],
    ['', false],
  ])('%s: %s', (address, own) => {
    expect(isAppAddress(address)).toBe(own);
  });

  it('of the page is one document', () => {
    expect(isPageAddress('app://podbay/index.html?x=1#/pods')).toBe(true);
    expect(isPageAddress('app://podbay/assets/index.js')).toBe(false);
  });
});
