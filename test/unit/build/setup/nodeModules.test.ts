import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { areNodeModulesCurrent, networkErrorOf } from '../../../../build/setup/nodeModules.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'podbay-root-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

const wanted = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/pty': { version: '2.0.0', optional: true },
};

function write(installed: object | undefined): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (installed === undefined) return;
  const text = JSON.stringify({ packages: installed });
  writeFileSync(join(root, 'node_modules/.package-lock.json'), text);
}

it('is content with what the lock file asks for, without an optional package too', () => {
  write({ 'node_modules/a': { version: '1.0.0' } });
  expect(areNodeModulesCurrent(root)).toBe(true);
});

it.each([
  ['nothing is installed', undefined],
  ['a package is missing', {}],
  ['a package has another version', { 'node_modules/a': { version: '0.9.0' } }],
  [
    'an optional package has another version',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/pty': { version: '1.9.0' } },
  ],
])('asks for an installation when %s', (_, installed) => {
  write(installed);
  expect(areNodeModulesCurrent(root)).toBe(false);
});

it.each([
  ['npm error code EAI_AGAIN\nnpm error syscall getaddrinfo', 'EAI_AGAIN'],
  ['npm ERR! code ENOTFOUND', 'ENOTFOUND'],
  ['npm error code ETIMEDOUT', 'ETIMEDOUT'],
  ['npm error code E404\nnpm error 404 Not Found - GET /-/ping', undefined],
  ['npm notice PONG 61ms', undefined],
])('tells a registry out of reach from one that answers: %s', (output, code) => {
  expect(networkErrorOf(output)).toBe(code);
});
