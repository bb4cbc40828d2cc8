// The supply chain: exact versions, one lock file with a checksum each, licences that Apache-2.0 software may ship, and
// no package that runs code while it is installed.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(`${root}/${file}`, 'utf8'));

const versions = z.record(z.string(), z.string()).default({});
const manifest = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()).default({}),
  })
  .parse(read('package.json'));

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        license: z.string().optional(),
        hasInstallScript: z.boolean().default(false),
        dev: z.boolean().default(false),
        link: z.boolean().default(false),
      }),
    ),
  })
  .parse(read('package-lock.json'));

const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

const declared = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

describe('package.json', () => {
  it('names exact versions only', () => {
    expect(
      Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });

  it('says of every package with an install script whether it may run', () => {
    const withScript = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path));
    expect(withScript.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
    expect(Object.keys(manifest.allowScripts).filter((name) => !withScript.includes(name))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('has a checksum for every package, from no place of this machine', () => {
    expect(
      installed
        .filter(([, { integrity, link }]) => !link && !integrity?.startsWith('sha512-'))
        .map(([path]) => path),
    ).toEqual([]);
    expect(
      installed.filter(([, { resolved = '' }]) => /^(file|git|http):/.test(resolved)).map(([path]) => path),
    ).toEqual([]);
  });

  it('ships nothing under a licence that asks for more than its notice', () => {
    const permissive =
      /^(\(?(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|CC-BY-4\.0|WTFPL)( (OR|AND) )?)+\)?$/;
    // What the build puts into the app, and what the app loads at run time; tools stay outside.
    const shipped = installed.filter(([, { dev }]) => !dev);
    expect(shipped.length).toBeGreaterThan(5);
    expect(
      shipped
        .filter(([, { license = '' }]) => !permissive.test(license))
        .map(([path, { license }]) => `${path}: ${license}`),
    ).toEqual([]);
    const bundled = [
      'react',
      'react-dom',
      'zod',
      'yaml',
      'dockerode',
      'docker-modem',
      'i18next',
      'zustand',
      'lucide-react',
      'react-aria-components',
      '@codemirror/view',
    ];
    expect(
      bundled.filter((name) => !permissive.test(lock.packages[`node_modules/${name}`]?.license ?? '')),
    ).toEqual([]);
  });
});

describe('the tree', () => {
  it('uses every package that it declares', () => {
    // Used by name on a command line or in a configuration, not imported.
    const byName = [
      '@biomejs/biome',
      '@types/dockerode',
      '@types/node',
      '@types/react',
      '@types/react-dom',
      '@types/ws',
      '@types/yazl',
      'electron',
      'electron-builder',
      'kubernetes-models',
      'oxlint',
      'oxlint-tsgolint',
      'typescript',
      'vite',
      'vitest',
    ];
    const used = importedPackages();
    expect(Object.keys(declared).filter((name) => !used.has(name) && !byName.includes(name))).toEqual([]);
  });
});

function importedPackages(): ReadonlySet<string> {
  const files = ['electron', 'renderer', 'build', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.([cm]?[jt]sx?|css)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const specifiers = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/(?:from|import|require)\s*\(?\s*['"]([^'".][^'"]*)['"]/g),
  ]);
  return new Set(
    specifiers.map(([, specifier = '']) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')),
  );
}
