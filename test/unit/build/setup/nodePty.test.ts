import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildNodePty, ensureNodePty, isNodePtyBuilt } from '../../../../build/setup/nodePty.mjs';

/** A machine whose compiler is there from the start, comes with an installation, or never. */
function machine(compiler: 'there' | 'installable' | 'none') {
  const done: string[] = [];
  let hasCompiler = compiler === 'there';
  const options = {
    isBuilt: () => false,
    build: () => {
      done.push('build');
      return hasCompiler;
    },
    offer: async (_need: string, packages: string[]) => {
      done.push(`offer ${packages.join(' ')}`);
      if (compiler === 'installable') hasCompiler = true;
      return hasCompiler;
    },
    say: (text: string) => void done.push(text),
  };
  return { done, options };
}

const without = expect.stringMatching(/^without a shell of this machine.*npm rebuild node-pty$/);

it('is built after an installation, and missed in one sentence', () => {
  const good = machine('there');
  buildNodePty('/root', good.options);
  expect(good.done).toEqual(['build']);
  const bare = machine('none');
  buildNodePty('/root', bare.options);
  expect(bare.done).toEqual(['build', without]);
});

it('is built for the tests, with the compiler of Debian', async () => {
  const { done, options } = machine('installable');
  await ensureNodePty('/root', options);
  expect(done).toEqual(['offer python3 make g++', 'build']);
});

it('is left alone where it is built', async () => {
  const { done, options } = machine('installable');
  await ensureNodePty('/root', { ...options, isBuilt: () => true });
  expect(done).toEqual([]);
});

it('lets the other tests run where no compiler is to be had', async () => {
  const { done, options } = machine('none');
  await ensureNodePty('/root', options);
  expect(done).toEqual(['offer python3 make g++', 'build', without]);
});

it.each(['build/Release/pty.node', 'prebuilds/os-cpu/pty.node'])('is there as %s', (file) => {
  const root = mkdtempSync(join(tmpdir(), 'podbay-pty-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const path = join(root, 'node_modules/node-pty', file);
  mkdirSync(dirname(path), { recursive: true });
  expect(isNodePtyBuilt(root, { platform: 'os', arch: 'cpu' })).toBe(false);
  writeFileSync(path, '');
  expect(isNodePtyBuilt(root, { platform: 'os', arch: 'cpu' })).toBe(true);
});
