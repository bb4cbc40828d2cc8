import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ownEngineFiles, ownEnginePid, stopOwnEngine } from '../../../../build/setup/ownEngine.mjs';
import { startEngine } from '../../../../build/setup/startEngine.mjs';
import * as realSystem from '../../../../build/setup/system.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podbay-state-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** A fresh Debian machine of root's without an engine; overrides make it another one. */
function machine(overrides: Partial<typeof realSystem> = {}) {
  const done: string[] = [];
  const system: typeof realSystem = {
    ...realSystem,
    platform: 'linux',
    stateDir: () => folder,
    isDebianLike: () => true,
    isRoot: () => true,
    rootPrefix: () => [],
    isInstalled: () => false,
    isDockerdRunning: () => false,
    hasSystemd: () => false,
    startDetached: (_prefix, _log, command) => {
      done.push(`start ${command}`);
      return new ChildProcess();
    },
    ...overrides,
  };
  const run = (answer = true) =>
    startEngine({
      system,
      ask: async (question: string) => {
        done.push(question);
        return answer;
      },
      install: (_prefix: string[], packages: string[]) => void done.push(`install ${packages.join(' ')}`),
      say: () => undefined,
      ping: async () => ({ ok: true as const }),
    });
  return { run, done };
}

describe('starting an engine', () => {
  it('asks, installs docker.io and starts it on a fresh machine', async () => {
    const { run, done } = machine();
    expect((await run()).host).toBe('unix:///var/run/docker.sock');
    expect(done).toEqual([
      'No Docker Engine answers. Podbay can install docker.io and start it.',
      'install docker.io',
      'start dockerd',
    ]);
  });

  it('installs nothing where dockerd is there', async () => {
    const { run, done } = machine({ isInstalled: () => true });
    await run();
    expect(done).toEqual(['No Docker Engine answers. Podbay can start it.', 'start dockerd']);
  });

  it('does nothing when the user says no, and says what to do instead', async () => {
    const { run, done } = machine();
    await expect(run(false)).rejects.toThrow('Run: apt-get install docker.io,');
    expect(done).toHaveLength(1);
  });

  it('shows why dockerd ended this time, and lets no pid file of a crash be in its way', async () => {
    const log = join(folder, 'dockerd.log');
    writeFileSync(log, 'failed to start daemon: of an earlier start\n');
    writeFileSync(join(folder, 'dockerd.pid'), '4242');
    const { run } = machine({
      startDetached: () => {
        expect(readdirSync(folder)).toEqual(['dockerd.log']);
        appendFileSync(
          log,
          'time="…" level=info msg="Starting up"\nfailed to start daemon: no graphdriver\n',
        );
        const child = new ChildProcess();
        queueMicrotask(() => child.emit('exit', 1));
        return child;
      },
    });
    await expect(run()).rejects.toThrow(
      `dockerd ended. Its last complaints, from ${log}:\nfailed to start daemon: no graphdriver\nCorrect`,
    );
  });

  const user = { isRoot: () => false, rootPrefix: () => undefined };
  const refusals: readonly [string, Partial<typeof realSystem>, string][] = [
    ['it is not a Debian', { isDebianLike: () => false }, 'Install and start one (docs.docker.com'],
    ['it is a Mac', { platform: 'darwin', isDebianLike: () => false }, 'Start Docker Desktop, OrbStack'],
    ['it is Windows', { platform: 'win32', isDebianLike: () => false }, 'with its Linux containers'],
    ['it may not be root', user, 'without a password. Run: sudo apt-get install docker.io'],
    [
      'it may not be root, and has a stopped engine',
      { ...user, isInstalled: () => true, hasSystemd: () => true },
      'password. Run: sudo systemctl start docker',
    ],
    ['a dockerd runs already', { isDockerdRunning: () => true }, 'A dockerd runs on this machine'],
  ];

  it.each(refusals)('changes nothing and names the fix when %s', async (_, overrides, message) => {
    const { run, done } = machine(overrides);
    await expect(run()).rejects.toThrow(message);
    expect(done).toEqual([]);
  });
});

describe('the engine that we started', () => {
  const pidFile = () => join(folder, 'dockerd.pid');
  const commandLine =
    (...args: string[]) =>
    () =>
      args;

  it('is the dockerd that was given our pid file', () => {
    writeFileSync(pidFile(), '4242\n');
    const ours = commandLine('/usr/sbin/dockerd', `--pidfile=${pidFile()}`);
    expect(ownEnginePid(pidFile(), ours)).toBe(4242);
  });

  it.each([
    ['another program got the pid', ['/usr/bin/vim', 'dockerd']],
    ['another dockerd got the pid', ['dockerd', '--pidfile=/run/docker.pid']],
    ['the process is gone', []],
  ])('is none when %s', (_, args) => {
    writeFileSync(pidFile(), '4242');
    expect(ownEnginePid(pidFile(), commandLine(...args))).toBeUndefined();
  });

  it.each(['', 'x', '0', '1', '-5'])('is none when the pid file says "%s"', (content) => {
    writeFileSync(pidFile(), content);
    const ours = commandLine('dockerd', `--pidfile=${pidFile()}`);
    expect(ownEnginePid(pidFile(), ours)).toBeUndefined();
  });

  it('ends by a signal that needs no program of the machine but a shell', async () => {
    // A dockerd by its name and arguments, which is all that counts.
    const program = join(folder, 'dockerd');
    symlinkSync(process.execPath, program);
    const options = ['--eval', 'setInterval(() => {}, 1000)', '--', `--pidfile=${pidFile()}`];
    const child = spawn(program, options, { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child, 'spawn');
    writeFileSync(pidFile(), String(child.pid));
    const shellOnly = join(folder, 'bin');
    mkdirSync(shellOnly);
    symlinkSync('/bin/sh', join(shellOnly, 'sh'));
    vi.stubEnv('PATH', shellOnly);
    vi.spyOn(process, 'getuid').mockReturnValue(0);
    const ended = once(child, 'exit');
    const pid = await stopOwnEngine(ownEngineFiles(folder));
    expect(pid).toBe(child.pid);
    expect(await ended).toEqual([null, 'SIGTERM']);
  });
});
