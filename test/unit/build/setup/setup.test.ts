import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { rootPrefix } from '../../../../build/setup/system.mjs';
import { requireNode } from '../../../../build/setup.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('works on Node %s', (version) => {
  expect(() => requireNode(version)).not.toThrow();
});

it.each(['20.18.3', '18.20.0'])('refuses Node %s and says which one it needs', (version) => {
  expect(() => requireNode(version)).toThrow(
    `Podbay needs Node 20.19 or newer; this is ${version}. Get one from nodejs.org.`,
  );
});

it('needs no sudo as root', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  expect(rootPrefix()).toEqual([]);
});

it.each([
  [0, ['sudo', '-n']],
  [1, undefined],
])('uses sudo only where it asks for nothing (its exit code: %i)', (exitCode, prefix) => {
  const folder = mkdtempSync(join(tmpdir(), 'podbay-sudo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const sudo = join(folder, 'sudo');
  writeFileSync(sudo, `#!/bin/sh\n[ "$*" = "-n true" ] || exit 9\nexit ${exitCode}\n`);
  chmodSync(sudo, 0o755);
  vi.stubEnv('PATH', folder);
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  expect(rootPrefix()).toEqual(prefix);
});
