// The log viewer's services on the real engine: what they keep and download is what `docker logs` prints, byte for byte.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import type { LogRange } from '../../../electron/common/contract/logs.ts';
import { ObservableValue } from '../../../electron/common/observable.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import { downloadRun } from '../../../electron/services/logs/downloadLog.ts';
import { rowFlags } from '../../../electron/services/logs/linePage.ts';
import { logKeepingEngine } from '../../../electron/services/logs/logKeepingEngine.ts';
import { readMark } from '../../../electron/services/logs/logRun.ts';
import { decode } from '../../../electron/services/logs/logView.ts';
import { type LogLease, PodLogs } from '../../../electron/services/logs/podLogs.ts';
import { silentLogger } from '../../fakes/fakeEngine.ts';
import { EngineHarness, eventually, shell } from '../engine/engineHarness.ts';

const ALL: LogRange = { by: 'all' };
const FOREVER = 'trap "exit 0" TERM; sleep 3600 & wait';
const never = new AbortController().signal;

let harness: EngineHarness;
let runtime: ObservableValue<PodRuntime | undefined>;
let logs: PodLogs;

beforeEach(async () => {
  harness = new EngineHarness();
  harness.runtime = await harness.connect();
  runtime = new ObservableValue<PodRuntime | undefined>(harness.runtime);
  logs = new PodLogs({ feed: harness.engine, runtime, clock: systemClock, logger: silentLogger });
  await logKeepingEngine(harness.engine, () => logs).attach(harness.runtime, 'leader');
});

afterEach(async () => {
  logs.dispose();
  await harness.cleanUp();
});

function open(name: string): LogLease {
  return logs.open([{ namespace: 'default', name }], ALL);
}

/** SHA-256 of what `docker logs` prints, both streams as one. */
function dockerHash(id: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('sh', ['-c', `docker logs ${id} 2>&1 | sha256sum`], (error, stdout) =>
      error ? reject(error) : resolve(stdout.slice(0, 64)),
    );
    child.stdin?.end();
  });
}

async function downloadHash(
  { log }: LogLease,
  run = 0,
  from: PodRuntime | undefined = runtime.value,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of downloadRun(log, run, from, never)) hash.update(chunk);
  return hash.digest('hex');
}

/** The rows as the store has them; marks as `<event>`. */
function lines({ log: { store } }: LogLease): string[] {
  const found: string[] = [];
  for (let seq = store.first; seq < store.end; seq += 1) {
    const row = store.row(seq);
    if (row === undefined) continue;
    const text = row.flags & rowFlags.mark ? `<${readMark(row).event}>` : decode(row.bytes);
    found.push(text);
  }
  return found;
}

function until(what: string, probe: () => boolean, timeoutMs = 20_000): Promise<true> {
  return eventually(
    () => (probe() ? true : undefined),
    () => what,
    timeoutMs,
  );
}

/** The last row says that the only container has ended. */
function isComplete({ log: { store } }: LogLease): boolean {
  const last = store.row(store.end - 1);
  return last !== undefined && (last.flags & rowFlags.mark) !== 0 && readMark(last).event === 'exited';
}

describe('a log, kept and downloaded', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'lines over 16 KiB',
      'for n in 16383 16384 16385 50000; do head -c $n /dev/zero | tr "\\0" x; echo; done',
    ],
    ['no newline at the end', 'echo one; printf two'],
    ['binary', 'head -c 60000 /dev/urandom; echo; printf "\\377\\376\\000\\033[1m"'],
    ['text in many scripts', 'for i in 1 2 3; do echo "grüße 世界 😀 $i"; done'],
    ['both streams', 'for i in $(seq 500); do echo out $i; echo err $i >&2; done'],
    ['200,000 lines', 'seq 200000'],
  ];
  for (const [name, script] of cases) {
    it(`equals docker logs: ${name}`, async () => {
      await harness.apply('said', { restartPolicy: 'Never', containers: [shell('app', script)] });
      await harness.until('said', ({ status }) => (status?.phase === 'Succeeded' ? true : undefined));
      const lease = open('said');
      await until('the whole log', () => isComplete(lease), 40_000);
      const id = lease.log.runs()[0]?.record.id ?? '';
      const wanted = await dockerHash(id);
      expect(await downloadHash(lease)).toBe(wanted);
      // Without the engine: from the packed rows.
      if (name !== 'both streams') expect(await downloadHash(lease, 0, undefined)).toBe(wanted);
      lease.dispose();
    });
  }

  it('equals docker logs of a container with a terminal', async () => {
    const script = `stty -a; for n in 16383 16384 40000; do head -c $n /dev/zero | tr "\\0" y; echo; done; printf end`;
    await harness.apply('tty', { restartPolicy: 'Never', containers: [shell('app', script, { tty: true })] });
    await harness.until('tty', ({ status }) => (status?.phase === 'Succeeded' ? true : undefined));
    const lease = open('tty');
    await until('the whole log', () => isComplete(lease));
    const wanted = await dockerHash(lease.log.runs()[0]?.record.id ?? '');
    expect(await downloadHash(lease)).toBe(wanted);
    expect(await downloadHash(lease, 0, undefined)).toBe(wanted);
  });
});

describe('a log that is followed', () => {
  it('has all containers of the pod, with the init container first and the streams apart', async () => {
    await harness.apply('many', {
      initContainers: [shell('prepare', 'echo preparing')],
      containers: [shell('one', `echo from one; ${FOREVER}`), shell('two', `echo from two >&2; ${FOREVER}`)],
    });
    const lease = open('many');
    await until('lines of all', () => ['from one', 'from two'].every((line) => lines(lease).includes(line)));
    expect(lines(lease)).toContain('preparing');
    expect(lines(lease).indexOf('preparing')).toBeLessThan(lines(lease).indexOf('from one'));
    expect(
      lease.log
        .runs()
        .map(({ record }) => record.name)
        .sort(),
    ).toEqual(['one', 'prepare', 'two']);
  });

  it('can be read from its head, and then no further', async () => {
    const script = `seq 1 5000; ${FOREVER}`;
    await harness.apply('head', { containers: [shell('app', script)] });
    const lease = logs.open([{ namespace: 'default', name: 'head' }], { by: 'head', lines: 10 });
    await until('ten lines', () => lines(lease).includes('10'));
    expect(lines(lease)).toEqual([
      '<started>',
      ...Array.from({ length: 10 }, (_, index) => String(index + 1)),
    ]);
  });

  it('goes on over a restart, with the end of one run before the begin of the next', async () => {
    await harness.apply('again', { containers: [shell('app', 'echo run; sleep 1; exit 3')] });
    const lease = open('again');
    await until('a second run', () => lines(lease).filter((line) => line === 'run').length >= 2, 40_000);
    expect(lines(lease).slice(0, 5)).toEqual(['<started>', 'run', '<exited>', '<started>', 'run']);
  });

  it('shows the previous run of a crash loop when it is opened late', async () => {
    await harness.apply('loop', { containers: [shell('app', 'echo boom; exit 1')] });
    await harness.until('loop', ({ status }) =>
      (status?.containerStatuses?.[0]?.restartCount ?? 0) >= 1 &&
      status?.containerStatuses?.[0]?.state?.waiting?.reason === 'CrashLoopBackOff'
        ? true
        : undefined,
    );
    const lease = open('loop');
    await until('both runs', () => lines(lease).filter((line) => line === 'boom').length >= 2);
  });

  it('keeps the log of a deleted pod, and goes on when a pod of that name comes back', async () => {
    const script = 'trap "echo last words; exit 0" TERM; sleep 3600 & wait';
    await harness.apply('gone', { containers: [shell('app', script)] });
    await harness.untilRunning('gone');
    await harness.delete('gone', 1);
    expect(logs.retained().map(({ name }) => name)).toEqual(['gone']);
    const lease = open('gone');
    expect(lines(lease)).toContain('last words');
    await harness.apply('gone', { containers: [shell('app', `echo back again; ${FOREVER}`)] });
    await until('the new pod', () => lines(lease).includes('back again'));
    expect(lines(lease)).toContain('last words');
  });

  it('reads on after the engine was lost, without a gap and without a line twice', async () => {
    const script = 'i=0; while [ $i -lt 400 ]; do i=$((i+1)); echo $i; echo e$i >&2; usleep 10000; done';
    await harness.apply('lost', { restartPolicy: 'Never', containers: [shell('app', script)] });
    const lease = open('lost');
    await until('some lines', () => lines(lease).includes('50'));
    runtime.set(undefined);
    await harness.crash();
    await new Promise((resolve) => setTimeout(resolve, 500));
    runtime.set(harness.runtime);
    await until('the end', () => lines(lease).includes('400') && lines(lease).includes('e400'), 30_000);
    const numbers = lines(lease).filter((line) => /^\d+$/.test(line));
    const errors = lines(lease).filter((line) => /^e\d+$/.test(line));
    expect(numbers).toEqual(Array.from({ length: 400 }, (_, index) => String(index + 1)));
    expect(errors).toEqual(Array.from({ length: 400 }, (_, index) => `e${index + 1}`));
  });
});
