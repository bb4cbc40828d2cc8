import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasPackageLists, installPackages } from '../../../../build/setup/apt.mjs';
import { SetupError } from '../../../../build/setup/setupError.mjs';

/** Installs `make` where apt's runs end as `results` has them; answers what was run and said. */
function install({ hasLists, results }: { hasLists: boolean; results: readonly boolean[] }) {
  const runs: string[] = [];
  const said: string[] = [];
  const run = (prefix: string[], ...command: string[]) => {
    runs.push([...prefix, ...command.filter((word) => !/^-|^DPkg/.test(word))].join(' '));
    if (results[runs.length - 1] !== true) throw new SetupError('This failed');
  };
  const call = () =>
    installPackages(['sudo'], ['make'], { run, hasLists, say: (text: string) => void said.push(text) });
  return { call, runs, said };
}

const update = 'sudo apt-get update';
const installation = 'sudo apt-get install make';

describe('installing packages of Debian', () => {
  it('fetches no lists where there are some', () => {
    const { call, runs, said } = install({ hasLists: true, results: [true] });
    call();
    expect(runs).toEqual([installation]);
    expect(said).toEqual(['installing make']);
  });

  it('fetches the lists first on a machine that was just made', () => {
    const { call, runs, said } = install({ hasLists: false, results: [true, true] });
    call();
    expect(runs).toEqual([update, installation]);
    expect(said).toEqual(['fetching the package lists of Debian', 'installing make']);
  });

  it('fetches them once more when they are too old', () => {
    const { call, runs } = install({ hasLists: true, results: [false, true, true] });
    call();
    expect(runs).toEqual([installation, update, installation]);
  });

  it.each([
    [true, [false, true, false], 3],
    [true, [false, false], 2],
    [false, [false], 1],
    [false, [true, false], 2],
  ])('says what failed and what to do (lists: %s, results: %j)', (hasLists, results, count) => {
    const { call, runs } = install({ hasLists, results });
    expect(call).toThrow(/^This failed\nIf another apt is at work, let it end.*install it yourself: make$/s);
    expect(runs).toHaveLength(count);
  });
});

it('knows package lists, compressed ones too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'podbay-lists-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(hasPackageLists(join(folder, 'missing'))).toBe(false);
  writeFileSync(join(folder, 'lock'), '');
  writeFileSync(join(folder, 'mirror_dists_bookworm_InRelease'), '');
  expect(hasPackageLists(folder)).toBe(false);
  writeFileSync(join(folder, 'mirror_dists_bookworm_main_binary-amd64_Packages.lz4'), '');
  expect(hasPackageLists(folder)).toBe(true);
});
