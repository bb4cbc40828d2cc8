// The direction of the arrows, read from the imports of every source file. This table is the rule; ARCHITECTURE.md
// explains it.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Area to the folders it may import from, besides itself. */
const allowedFolders: Readonly<Record<string, readonly string[]>> = {
  'electron/common': [],
  'electron/manifest': ['electron/common'],
  'electron/engine': ['electron/common'],
  // Of the engine, what implements its interfaces sees the interfaces alone.
  'electron/docker': ['electron/engine/runtime', 'electron/common'],
  'electron/store': ['electron/engine/store', 'electron/common'],
  'electron/services': ['electron/engine', 'electron/manifest', 'electron/store', 'electron/common'],
  'electron/shared': ['electron/services', 'electron/common'],
  // The two hosts compose: only they see the runtime on Docker.
  'electron/main': [
    'electron/shared',
    'electron/services',
    'electron/docker',
    'electron/engine/runtime',
    'electron/common',
  ],
  'electron/server': [
    'electron/shared',
    'electron/services',
    'electron/docker',
    'electron/engine/runtime',
    'electron/common',
  ],
  'electron/preload': ['electron/common'],
  renderer: ['electron/common'],
};

/** Package to the only files or folders that may import it. */
const restrictedPackages: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/main/', 'electron/preload/'],
  dockerode: ['electron/docker/dockerClient.ts'],
  ws: ['electron/server/'],
  'classic-level': ['electron/store/'],
  'node-pty': ['electron/services/terminals/ptyFactory.ts', 'electron/services/terminals/ptyStream.ts'],
  '@xterm/headless': ['electron/services/terminals/screenModel.ts'],
  '@xterm/addon-serialize': ['electron/services/terminals/screenModel.ts'],
  '@xterm/xterm': ['renderer/terminal/'],
  react: ['renderer/'],
};

/** Packages that isomorphic code may use; types alone cost nothing at run time. */
const commonPackages = ['zod'];
const commonTypePackages = ['kubernetes-types'];

interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

interface Source {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly lines: number;
  /** Names of exported values; types are free to document a signature. */
  readonly values: readonly string[];
  readonly hasDefaultExport: boolean;
  readonly isBarrel: boolean;
}

const sources = ['electron', 'renderer'].flatMap((folder) => listSources(folder)).map(readSource);
const paths = new Set(sources.map(({ path }) => path));

function listSources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed`);
  const { staticImports, staticExports, dynamicImports } = module;
  const exported = staticExports.flatMap(({ entries }) => entries);
  const quoted = dynamicImports.map(({ moduleRequest }) =>
    text.slice(moduleRequest.start, moduleRequest.end),
  );
  return {
    path,
    imports: [
      ...staticImports.map(({ moduleRequest, entries }) => ({
        specifier: moduleRequest.value,
        isTypeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
      })),
      ...exported.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, isTypeOnly: isType }] : [],
      ),
      ...quoted.map((specifier) => ({ specifier: specifier.slice(1, -1), isTypeOnly: false })),
    ],
    lines: text.split('\n').length - 1,
    values: [...text.matchAll(/^export (?:async )?(?:const|class|function\*?) (\w+)/gm)].map(
      ([, name = '']) => name,
    ),
    hasDefaultExport: exported.some(({ exportName }) => exportName.kind === 'Default'),
    isBarrel: exported.length > 0 && exported.every(({ moduleRequest }) => moduleRequest !== null),
  };
}

function areaOf(path: string): string | undefined {
  return Object.keys(allowedFolders).find((area) => path.startsWith(`${area}/`));
}

/** The imported source file, or undefined for packages and for files that are not code (styles, JSON). */
function targetOf(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, resolve(root, dirname(from), specifier));
}

function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function findings(check: (source: Source, imported: Import) => string | undefined): string[] {
  return sources.flatMap((source) =>
    source.imports
      .flatMap((imported) => check(source, imported) ?? [])
      .map((text) => `${source.path}: ${text}`),
  );
}

function findCycles(): string[] {
  const finished = new Set<string>();
  const cycles: string[] = [];
  const graph = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports
        .flatMap(({ specifier }) => targetOf(path, specifier) ?? [])
        .filter((target) => paths.has(target)),
    ]),
  );
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || finished.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return cycles;
}

describe('every source file', () => {
  it('lies in an area of the table', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.map(({ path }) => path).filter((path) => areaOf(path) === undefined)).toEqual([]);
  });

  it('imports only areas its own may see', () => {
    const forbidden = findings(({ path }, { specifier }) => {
      const area = areaOf(path) ?? '';
      const target = targetOf(path, specifier);
      if (target === undefined || target.startsWith('resources/') || target === 'package.json')
        return undefined;
      const isAllowed = [area, ...(allowedFolders[area] ?? [])].some((folder) =>
        target.startsWith(`${folder}/`),
      );
      return isAllowed ? undefined : `may not import ${target}`;
    });
    expect(forbidden).toEqual([]);
  });

  it('takes part in no import cycle', () => {
    expect(findCycles()).toEqual([]);
  });

  it('imports a restricted package only where it belongs', () => {
    const forbidden = findings(({ path }, { specifier }) => {
      const name = packageOf(specifier);
      const places = name === undefined ? undefined : restrictedPackages[name];
      const isAllowed = places === undefined || places.some((place) => path.startsWith(place));
      return isAllowed ? undefined : `may not import the package ${name}`;
    });
    expect(forbidden).toEqual([]);
  });

  it('of isomorphic code imports no Node module and no package but zod', () => {
    const forbidden = findings(({ path }, { specifier, isTypeOnly }) => {
      const isRenderer = path.startsWith('renderer/');
      if (!isRenderer && !path.startsWith('electron/common/')) return undefined;
      if (specifier.startsWith('node:')) return `may not import ${specifier}`;
      const name = packageOf(specifier);
      if (name === undefined || isRenderer) return undefined;
      const isAllowed = commonPackages.includes(name) || (isTypeOnly && commonTypePackages.includes(name));
      return isAllowed ? undefined : `may not import the package ${name}`;
    });
    expect(forbidden).toEqual([]);
  });

  it('of the engine does no I/O of its own', () => {
    const forbidden = findings(({ path }, { specifier, isTypeOnly }) => {
      const isEngine = path.startsWith('electron/engine/') && !isTypeOnly;
      return isEngine && specifier.startsWith('node:') && specifier !== 'node:crypto'
        ? `may not import ${specifier}`
        : undefined;
    });
    expect(forbidden).toEqual([]);
  });

  it('has named exports of its own: no default export, no barrel', () => {
    expect(sources.filter(({ hasDefaultExport }) => hasDefaultExport).map(({ path }) => path)).toEqual([]);
    expect(sources.filter(({ isBarrel }) => isBarrel).map(({ path }) => path)).toEqual([]);
  });

  it('exports no value that nobody else names, not even a test', () => {
    const users = ['electron', 'renderer', 'build', 'test'].flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => ({
          path: relative(root, path),
          words: new Set(readFileSync(path, 'utf8').match(/\w+/g)),
        })),
    );
    const unused = sources.flatMap(({ path, values }) =>
      values
        .filter((name) => !users.some((user) => user.path !== path && user.words.has(name)))
        .map((name) => `${path}: ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('names what it is about, and can be read in one go', () => {
    const vague = /\/(utils?|helpers?|manager|misc)\.tsx?$/i;
    expect(sources.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
    expect(
      sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines} lines`),
    ).toEqual([]);
  });
});
