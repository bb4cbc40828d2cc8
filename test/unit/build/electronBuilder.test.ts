import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const config = createRequire(import.meta.url)(join(root, 'build/electron-builder.cjs'));

it('flips every fuse as the security rules say', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

it('packs the built app as an archive, compiles nothing and never turns the sandbox off', () => {
  expect(config).toMatchObject({ asar: true, npmRebuild: false });
  expect(config.files).toContain('dist/app/**');
  expect(config.asarUnpack).toEqual(['**/node-pty/**', '**/classic-level/**']);
  expect(JSON.stringify(config)).not.toContain('no-sandbox');
});

it('points at icons and entitlements that exist', () => {
  const paths = [config.linux.icon, config.mac.entitlements, 'build/resources/icon.png'];
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
