// Logs that the engine rotates. Docker's own follow gives lines twice and skips files; ours must not.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LogEntry, PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import { connectRuntime, docker } from '../runtime/runtimeHarness.ts';

let runtime: PodRuntime;
let container = '';

beforeAll(async () => {
  runtime = await connectRuntime();
});

afterEach(async () => {
  await docker('rm', '--force', container);
});

afterAll(() => runtime.dispose());

/** Starts what says its lines after a second, when it is followed already. */
async function start(maxSize: string, maxFile: number, script: string): Promise<void> {
  const limits = ['--log-opt', `max-size=${maxSize}`, '--log-opt', `max-file=${maxFile}`];
  const command = ['sh', '-c', `sleep 0.5; ${script}; sleep 0.5`];
  container = await docker('run', '--detach', '--stop-timeout', '1', ...limits, 'busybox', ...command);
}

async function follow(): Promise<{ lines: string[]; gaps: number }> {
  const entries: LogEntry[] = [];
  const signal = AbortSignal.timeout(50_000);
  for await (const some of runtime.containerLogs(container, { follow: true }, signal)) entries.push(...some);
  return {
    lines: entries.map(({ bytes }) => Buffer.from(bytes).toString()),
    gaps: entries.filter(({ isAfterGap }) => isAfterGap).length,
  };
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_unused, index) => String(index + 1));
}

describe('a log that is rotated while it is followed', () => {
  it('gives each line once and in order, at the speed of a busy service', async () => {
    await start(
      '50k',
      3,
      'i=0; while [ $i -lt 4000 ]; do i=$((i+1)); echo $i; [ $((i%100)) = 0 ] && usleep 50000; done',
    );
    const { lines, gaps } = await follow();
    expect(lines).toEqual(numbers(4_000));
    expect(gaps).toBe(0);
  });

  it('gives each line once, those that Docker skips late, when a container writes as fast as it can', async () => {
    await start('1m', 40, 'seq 1 100000');
    const { lines, gaps } = await follow();
    expect(lines.length).toBe(100_000);
    expect(new Set(lines).size).toBe(100_000);
    expect(gaps).toBe(0);
  });

  it('says where lines are missing that were removed before they could be read', async () => {
    await start('100k', 2, 'seq 1 100000');
    const { lines, gaps } = await follow();
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.at(-1)).toBe('100000');
    expect(lines.length < 100_000).toBe(gaps > 0);
  });
});
