// Bundles the app into dist/app: both hosts for Node, the preload script as the one CommonJS file a sandboxed window
// accepts, the page for browsers. A target whose sources are unchanged is left alone.
//   node build/vite.mjs [--force]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetupError } from './setup/setupError.mjs';
import { rootDir, runCommand } from './setup.mjs';

export const appDir = join(rootDir, 'dist/app');
const stampFile = join(rootDir, 'dist/app.stamp.json');

/** Packages that stay outside the bundles: native code, `electron` itself, and what resolves files at run time. */
const externalPackages = ['electron', 'ws', 'classic-level', 'node-pty'];
const isExternal = (id) =>
  id.startsWith('node:') || externalPackages.some((name) => id === name || id.startsWith(`${name}/`));

/**
 * What dockerode loads for build sessions and `ssh://` (gRPC, protobuf, ssh2), and Podbay never uses: 100 ms of every
 * start.
 */
const unusedDockerParts = {
  name: 'podbay:unused-docker-parts',
  load(id) {
    if (!/\/(dockerode\/lib\/session|docker-modem\/lib\/ssh)\.js$/.test(id)) return;
    return "module.exports = () => { throw new Error('This part of dockerode is not in Podbay.'); };";
  },
};

/** The vite configuration of the two hosts. `electron` resolves at run time, so the server must never reach it. */
export function hostsConfig(outDir = appDir) {
  return {
    configFile: false,
    root: rootDir,
    logLevel: 'warn',
    plugins: [unusedDockerParts],
    ssr: { noExternal: true, external: externalPackages },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: { 'main/index': 'electron/main/index.ts', 'server/index': 'electron/server/index.ts' },
        external: isExternal,
        // One folder deep like the entries, so that `../resources` means the same in every file.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** @returns {import('vite').InlineConfig} */
export function preloadConfig(outDir = appDir) {
  return {
    configFile: false,
    root: rootDir,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'chrome140',
      outDir: join(outDir, 'preload'),
      minify: false,
      rolldownOptions: {
        input: { preload: 'electron/preload/index.ts' },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

/** The document asks for what connects, as nothing may wait for one script to ask for the next; that asks for the rest. */
const preloadFirstPart = {
  name: 'podbay:preload-first-part',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const first = Object.values(bundle ?? {}).find(({ name }) => name === 'startPage');
      const files = first === undefined ? [] : [first.fileName, ...first.imports];
      return files.map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
      }));
    },
  },
};

/** The page. Nothing is inlined: the content security policy allows no inline script and no `data:` font. */
export async function rendererConfig(outDir = appDir) {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    configFile: false,
    root: join(rootDir, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react(), preloadFirstPart],
    build: {
      target: 'es2022',
      outDir: join(outDir, 'renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The editor alone passes vite's default of 500 kB; the page comes from this machine, not over a network.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        output: {
          // One chunk runs as a whole before those that import it: so zod is configured before any schema is made,
          // wherever the shared schemas end up. The first script must not depend on a second one that may be dropped.
          codeSplitting: {
            groups: [
              { name: 'zod', test: /node_modules\/zod\/|\/rpc\/configureZod\.ts$/ },
              { name: 'boot', test: /vite\/preload-helper|renderer\/boot\.ts$/ },
            ],
          },
        },
      },
    },
  };
}

function buildWith(configure) {
  return async (outDir) => {
    const { build } = await import('vite');
    await build(await configure(outDir));
  };
}

const targets = [
  {
    name: 'hosts',
    entries: ['electron/main/index.ts', 'electron/server/index.ts'],
    sources: ['electron', 'resources'],
    outputs: ['main', 'server', 'chunks'],
    build: buildWith(hostsConfig),
  },
  {
    name: 'preload',
    entries: ['electron/preload/index.ts'],
    sources: ['electron/preload', 'electron/common'],
    outputs: ['preload'],
    build: buildWith(preloadConfig),
  },
  {
    name: 'renderer',
    entries: ['renderer/index.html'],
    sources: ['renderer', 'electron/common', 'resources'],
    outputs: ['renderer'],
    build: buildWith(rendererConfig),
  },
  {
    name: 'resources',
    entries: ['resources/infra/image.json'],
    sources: ['resources'],
    outputs: ['resources'],
    build: copyResources,
  },
];

async function copyResources(outDir) {
  // C sources are what the archives were made of, not something the app reads.
  const isNeeded = (path) => !path.endsWith('.c');
  await cp(join(rootDir, 'resources'), join(outDir, 'resources'), { recursive: true, filter: isNeeded });
}

function listFiles(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashSources(target) {
  const hash = createHash('sha256');
  const common = ['package.json', 'package-lock.json', 'build/vite.mjs'].map((file) => join(rootDir, file));
  const sources = target.sources.flatMap((folder) => listFiles(join(rootDir, folder)));
  for (const file of [...common, ...sources]) {
    hash
      .update(`${relative(rootDir, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    // Never built, or interrupted while writing: build everything.
    return {};
  }
}

/** Whole or not at all: neither a failed build nor another one at the same time leaves half an app. */
async function buildAside(target) {
  const aside = join(rootDir, `dist/building-${process.pid}`);
  rmSync(aside, { recursive: true, force: true });
  try {
    await target.build(aside);
    mkdirSync(appDir, { recursive: true });
    for (const output of target.outputs) replaceFolder(join(aside, output), join(appDir, output));
  } catch (error) {
    throw new SetupError(`Building ${target.name} failed: ${error.message}`);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** A folder cannot be renamed onto one with content, so that one goes first; another build may be as far as this one. */
function replaceFolder(from, to) {
  const old = `${from}.old`;
  for (;;) {
    if (existsSync(to)) {
      rmSync(old, { recursive: true, force: true });
      try {
        renameSync(to, old);
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
    }
    if (!existsSync(from)) return;
    try {
      return renameSync(from, to);
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    }
  }
}

/** Brings dist/app up to date and returns the names of the targets that were built. */
export async function buildApp({ force = false, say = console.error } = {}) {
  const stamps = force ? {} : readStamps();
  const built = [];
  for (const target of targets) {
    const missing = target.entries.filter((entry) => !existsSync(join(rootDir, entry)));
    if (missing.length > 0)
      throw new SetupError(`Cannot build ${target.name}: ${missing.join(', ')} does not exist.`);
    const hash = hashSources(target);
    const isPresent = target.outputs.some((output) => existsSync(join(appDir, output)));
    if (isPresent && stamps[target.name] === hash) continue;
    const startedAt = performance.now();
    await buildAside(target);
    stamps[target.name] = hash;
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2));
    built.push(target.name);
    say(`build: ${target.name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  return built;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(async () => {
    const built = await buildApp({ force: process.argv.includes('--force') });
    if (built.length === 0) console.error('build: everything is up to date');
  });
}
