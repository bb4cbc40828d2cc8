import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findElectron, mayUseNamespaces, whyNoWindow } from '../../../../build/setup/electronBinary.mjs';

it('opens a window on a desktop of a user', () => {
  expect(whyNoWindow({ env: { DISPLAY: ':0' }, platform: 'linux', uid: 1000 })).toBeUndefined();
  expect(
    whyNoWindow({ env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux', uid: 1000 }),
  ).toBeUndefined();
  expect(whyNoWindow({ env: {}, platform: 'darwin', uid: 501 })).toBeUndefined();
});

it('says why none opens without a display, and for root', () => {
  expect(whyNoWindow({ env: {}, platform: 'linux', uid: 1000 })).toBe('there is no display');
  expect(whyNoWindow({ env: { DISPLAY: ':0' }, platform: 'linux', uid: 0 })).toMatch(/root/);
});

it('says in one line why the binary, which comes with the first start, cannot be had', () => {
  const root = mkdtempSync(join(tmpdir(), 'podbay-electron-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const electronDir = join(root, 'node_modules/electron');
  mkdirSync(electronDir, { recursive: true });
  const desktop = {
    env: { PATH: process.env['PATH'], DISPLAY: ':0' },
    platform: 'linux' as const,
    uid: 1000,
    say: () => undefined,
  };
  const install = (script: string) => writeFileSync(join(electronDir, 'install.js'), script);

  install("console.error('stack\\nHTTPError: Response code 404 (Not Found)\\n    at x'); process.exit(1)");
  expect(findElectron(root, desktop)).toEqual({
    reason: 'Electron cannot be downloaded: HTTPError: Response code 404 (Not Found)',
  });
  install("console.error('\\nno route to the mirror'); process.exit(1)");
  expect(findElectron(root, desktop)).toEqual({
    reason: 'Electron cannot be downloaded: no route to the mirror',
  });
  install('process.exit(0)');
  expect(findElectron(root, desktop)).toEqual({
    reason: 'Electron cannot be downloaded: its binary is missing',
  });
  install(
    "const fs = require('node:fs'); fs.mkdirSync(__dirname + '/dist');" +
      "fs.writeFileSync(__dirname + '/dist/electron', ''); fs.writeFileSync(__dirname + '/path.txt', 'electron')",
  );
  expect(findElectron(root, desktop)).toEqual({ path: join(electronDir, 'dist/electron') });
  expect(findElectron(root, { ...desktop, hasNamespaces: false })).toEqual({
    reason: expect.stringMatching(/no user namespaces.*sudo chmod 4755 ".*chrome-sandbox"$/),
  });
});

it('knows of the two settings that keep user namespaces from users', () => {
  const sysctl = mkdtempSync(join(tmpdir(), 'podbay-sysctl-'));
  onTestFinished(() => rmSync(sysctl, { recursive: true }));
  expect(mayUseNamespaces(sysctl)).toBe(true);
  writeFileSync(join(sysctl, 'unprivileged_userns_clone'), '0\n');
  expect(mayUseNamespaces(sysctl)).toBe(false);
  writeFileSync(join(sysctl, 'unprivileged_userns_clone'), '1\n');
  expect(mayUseNamespaces(sysctl)).toBe(true);
  writeFileSync(join(sysctl, 'apparmor_restrict_unprivileged_userns'), '1\n');
  expect(mayUseNamespaces(sysctl)).toBe(false);
});
