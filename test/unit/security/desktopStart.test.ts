// What the desktop host does before Electron is ready, and the one file that its page's preload script is.

import { build } from 'vite';
import { expect, it, vi } from 'vitest';
import { preloadConfig } from '../../../build/vite.mjs';
import { FakeContents, fakeElectron } from '../../fakes/fakeElectron.ts';

vi.mock('electron', async () => (await import('../../fakes/fakeElectron.ts')).fakeElectron);

// As a second instance: it hands over its files and does nothing else. Not in a test, because it loads the whole host.
fakeElectron.app.requestSingleInstanceLock.mockReturnValueOnce(false);
await import('../../../electron/main/index.ts');

it('before ready every window is sandboxed, the scheme is declared and contents are guarded from birth (4, 13, 18)', () => {
  expect(fakeElectron.app.enableSandbox).toHaveBeenCalledOnce();
  expect(fakeElectron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledOnce();
  expect(fakeElectron.app.whenReady).not.toHaveBeenCalled();
  const contents = new FakeContents();
  fakeElectron.app.emit('web-contents-created', {}, contents);
  expect(contents.listenerCount('will-navigate')).toBe(1);
  expect(contents.windowOpenHandler).toBeDefined();
  expect(fakeElectron.app.quit).toHaveBeenCalledOnce();
});

it('the preload script is one CommonJS file that needs nothing but electron (4)', async () => {
  const config = preloadConfig();
  const built = await build({ ...config, build: { ...config.build, write: false } });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  expect(files.map(({ fileName }) => fileName)).toEqual(['preload.cjs']);
  const code = files[0] !== undefined && 'code' in files[0] ? files[0].code : '';
  expect([...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect(code).not.toMatch(/^(import|export) /m);
});
