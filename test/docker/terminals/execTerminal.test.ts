// Terminals on the real engine, below the services: bytes, sizes, exit codes, and that nothing is left behind.

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../../electron/common/appError.ts';
import { LIFELINE_SCRIPT, MARK_VARIABLE } from '../../../electron/docker/terminal/lifelineScript.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import type { ExecRequest, TerminalStream } from '../../../electron/engine/runtime/terminalStream.ts';
import { connectRuntime, docker, eventually, never } from '../runtime/runtimeHarness.ts';
import { OutputReader } from './outputReader.ts';

const BUSYBOX = 'podbay-terminal-test-busybox';
const DEBIAN = 'podbay-terminal-test-debian';
const BARE = 'podbay-terminal-test-bare';
const PROCESSES = 'for d in /proc/[0-9]*; do tr "\\0" " " < $d/cmdline; echo; done 2>/dev/null';

let runtime: PodRuntime;
const open: TerminalStream[] = [];

beforeAll(async () => {
  runtime = await connectRuntime();
  await docker('rm', '-f', BUSYBOX, DEBIAN, BARE).catch(() => undefined);
  await docker('run', '-d', '--name', BUSYBOX, 'busybox', 'sleep', '3600');
  await docker('run', '-d', '--name', DEBIAN, 'debian', 'sleep', '3600');
  const image = (await docker('images', '-q', 'podbay/infra')).split('\n')[0] ?? '';
  await docker('run', '-d', '--name', BARE, image);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.close()));
});

afterAll(async () => {
  await docker('rm', '-f', BUSYBOX, DEBIAN, BARE);
  runtime.dispose();
});

async function exec(command: readonly string[], request: Partial<ExecRequest> = {}) {
  const stream = await runtime.exec(
    {
      containerId: BUSYBOX,
      command,
      shell: '/bin/sh',
      user: undefined,
      workingDir: undefined,
      size: { cols: 100, rows: 30 },
      mark: randomUUID(),
      ...request,
    },
    new AbortController().signal,
  );
  open.push(stream);
  return { stream, reader: new OutputReader(stream.output) };
}

/** Waits until no process of the container has the word in its command line. */
function gone(container: string, word: string): Promise<string> {
  return eventually(`no ${word} in ${container}`, async () => {
    const processes = await docker('exec', container, 'sh', '-c', PROCESSES);
    return processes.includes(word) ? undefined : processes;
  });
}

describe('a command in a container', () => {
  it('has its size before it starts, and gets every new one', async () => {
    const { stream, reader } = await exec(['sh', '-c', 'stty size; read -r x; stty size']);
    expect(await reader.until('30 100\r\n')).toBe('30 100\r\n');
    await stream.resize({ cols: 133, rows: 41 });
    await stream.write(Buffer.from('\n'));
    expect(await reader.end()).toContain('41 133');
  });

  it('gets and gives bytes untouched, split UTF-8 and 24-bit colour among them', async () => {
    const { stream, reader } = await exec([
      'sh',
      '-c',
      'stty raw -echo; echo go; head -c 12 | od -An -tx1; printf "\\033[38;2;1;2;3m\\303"; sleep 0.1; printf "\\244\\033[0m"',
    ]);
    await reader.until('go');
    await stream.write(Buffer.from([0x10, 0x00, 0x1e, 0x00, 0x03, 0xff]));
    await stream.write(Buffer.from([0xe6, 0x97]));
    await stream.write(Buffer.from([0xa5, 0x11, 0x1b, 0x7f]));
    expect(await reader.end()).toContain('10 00 1e 00 03 ff e6 97 a5 11 1b 7f');
    expect(reader.text).toContain('\u001b[38;2;1;2;3mä\u001b[0m');
  });

  it('tells its exit code when it ends', async () => {
    const { stream, reader } = await exec(['sh', '-c', 'exit 42']);
    await reader.end();
    expect(await stream.exitCode()).toBe(42);
  });

  it('says so when it is not there', async () => {
    const { stream, reader } = await exec(['no-such-program']);
    expect(await reader.end()).toContain('not found');
    expect(await stream.exitCode()).toBe(127);
  });

  it('runs as the user and in the folder that were asked for', async () => {
    const { reader } = await exec(['sh', '-c', 'id -u; pwd'], { user: '65534', workingDir: '/tmp' });
    expect(await reader.end()).toBe('65534\r\n/tmp\r\n');
  });

  it('is refused with Docker’s words for a user or folder that is not there', async () => {
    await expect(exec(['sh'], { user: 'nobody-here' })).rejects.toThrow();
    const error = await exec(['sh'], { workingDir: '/no/such/folder' }).catch((reason: unknown) => reason);
    expect(isAppError(error, 'FailedPrecondition') ? error.details : error).toMatch(/no such file/);
  });

  it('starts in an image without a shell, with its size', async () => {
    const { stream, reader } = await exec(['/pause', 'version'], { containerId: BARE, shell: undefined });
    await reader.end();
    expect(await stream.exitCode()).toBeGreaterThanOrEqual(0);
  });
});

describe('closing a terminal', () => {
  it.each([
    ['busybox', BUSYBOX, '/bin/sh'],
    ['bash', DEBIAN, '/bin/bash'],
    ['dash', DEBIAN, '/bin/sh'],
  ])(
    'leaves no process behind in %s, not even one that ignores SIGHUP or has left the session',
    async (_name, containerId, shell) => {
      const { stream, reader } = await exec([shell], { containerId, shell });
      await stream.write(
        Buffer.from('trap "" HUP; sleep 7771 & (setsid sleep 7772 &) ; sleep 7773 & echo rea""dy\n'),
      );
      await reader.until('ready\r\n');
      expect(await stream.close()).toEqual({ isLeftRunning: false });
      const processes = await gone(containerId, 'sleep 777');
      expect(processes).not.toContain('podbay-lifeline');
    },
  );

  it.each(['close', 'lost connection'])('ends a command in an image without a shell: %s', async (way) => {
    const connection = new AbortController();
    const stream = await runtime.exec(
      {
        containerId: BARE,
        command: ['/pause', 'lease'],
        shell: undefined,
        user: undefined,
        workingDir: undefined,
        size: { cols: 80, rows: 24 },
        mark: randomUUID(),
      },
      connection.signal,
    );
    expect(await docker('top', BARE, '-o', 'pid,args')).toContain('/pause lease');
    if (way === 'close') expect(await stream.close()).toEqual({ isLeftRunning: false });
    else connection.abort();
    await eventually('nothing is left', async () => {
      const left = await docker('top', BARE, '-o', 'pid,args');
      return /lease|lifeline/.test(left) ? undefined : true;
    });
    await eventually('the helper is gone', async () => {
      const helpers = await docker('ps', '-aq', '--filter', 'name=podbay-lifeline-');
      return helpers === '' ? true : undefined;
    });
  });

  it('leaves what was put into the background alone when the shell ends by itself', async () => {
    const { stream, reader } = await exec(['sh']);
    await stream.write(Buffer.from('trap "" HUP; sleep 8881 >/dev/null 2>&1 & echo be""hind\n'));
    await reader.until('behind\r\n');
    await stream.write(Buffer.from('exit 3\n'));
    await reader.end();
    expect(await stream.exitCode()).toBe(3);
    await gone(BUSYBOX, 'podbay-lifeline');
    expect(await docker('exec', BUSYBOX, 'sh', '-c', PROCESSES)).toContain('sleep 8881');
  });

  it('happens by itself when the connection to the engine goes', async () => {
    const connection = new AbortController();
    const other = await connectRuntime();
    await other.exec(
      {
        containerId: BUSYBOX,
        command: ['sleep', '9991'],
        shell: '/bin/sh',
        user: undefined,
        workingDir: undefined,
        size: { cols: 80, rows: 24 },
        mark: randomUUID(),
      },
      connection.signal,
    );
    connection.abort();
    await gone(BUSYBOX, 'sleep 9991');
    other.dispose();
  });
});

describe('a lifeline that is cut before it knows its process', () => {
  it('ends the process that the engine starts a moment later', async () => {
    const mark = randomUUID();
    // Its input ends at once, as when Podbay is killed.
    const lifeline = docker('exec', BUSYBOX, 'sh', '-c', LIFELINE_SCRIPT, 'podbay-lifeline', mark);
    await docker('exec', '-d', '-e', `${MARK_VARIABLE}=${mark}`, BUSYBOX, 'sleep', '5552');
    expect(await lifeline).toBe('ready');
    await gone(BUSYBOX, 'sleep 555');
  });
});

describe('the shell of an image', () => {
  it('is the first that it has, or none', async () => {
    expect(await runtime.findShell(DEBIAN, never)).toBe('/bin/bash');
    expect(await runtime.findShell(BUSYBOX, never)).toBe('/bin/ash');
    expect(await runtime.findShell(BARE, never)).toBeUndefined();
  });
});
