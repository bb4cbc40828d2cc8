// One Podbay per engine and instance: taken, lost, released, and free again when its holder is killed.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LeaseHolder } from '../../../electron/common/contract/system.ts';
import type { Lease, LeaseOutcome, PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import { connectRuntime, docker, eventually, never, resourcesDir, testInstance } from './runtimeHarness.ts';

const holder: LeaseHolder = {
  hostName: 'here',
  pid: process.pid,
  hostKind: 'desktop',
  startedAt: '2026-01-01T00:00:00Z',
};
const containerName = `podbay-lease-${testInstance}`;

let runtime: PodRuntime;
let outDir: string;
beforeAll(async () => {
  runtime = await connectRuntime();
  await docker('rm', '-f', containerName).catch(() => undefined);
  // Below node_modules, so that the bundle finds the packages that it leaves outside.
  const cache = fileURLToPath(new URL('../../../node_modules/.cache', import.meta.url));
  await mkdir(cache, { recursive: true });
  outDir = await mkdtemp(join(cache, 'podbay-lease-'));
  const entry = fileURLToPath(new URL('programs/holdLease.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'holdLease.mjs' } },
    },
  });
});
afterAll(async () => {
  const leftByKilled = [containerName, `podbay-probe-${testInstance}`];
  await docker('rm', '-f', ...leftByKilled).catch(() => undefined);
  await rm(outDir, { recursive: true });
  runtime.dispose();
});

function acquired(outcome: LeaseOutcome): Lease {
  if (outcome.kind === 'taken') throw new Error(`taken by ${JSON.stringify(outcome.holder)}`);
  return outcome.lease;
}

async function startHolder(): Promise<ChildProcess> {
  const program = join(outDir, 'holdLease.mjs');
  const child = spawn(process.execPath, [program, resourcesDir, testInstance], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  expect(String(line)).toBe('acquired\n');
  return child;
}

it('is held by one, who is named to the others, and free after the release', async () => {
  const lease = acquired(await runtime.acquireLease(holder, never));
  const other = await connectRuntime();
  expect(await other.acquireLease({ ...holder, hostName: 'other' }, never)).toEqual({
    kind: 'taken',
    holder,
  });
  await lease.release();
  const second = acquired(await other.acquireLease({ ...holder, hostName: 'other' }, never));
  await second.release();
  other.dispose();
});

it('is free soon after its holder was killed', async () => {
  const child = await startHolder();
  const taken = await runtime.acquireLease(holder, never);
  expect(taken).toMatchObject({ kind: 'taken', holder: { hostName: 'child', pid: child.pid } });
  child.kill('SIGKILL');
  const lease = await eventually('the lease is free', async () => {
    const outcome = await runtime.acquireLease(holder, never);
    return outcome.kind === 'acquired' ? outcome.lease : undefined;
  });
  await lease.release();
});

it('tells its holder when somebody removed it', async () => {
  const lease = acquired(await runtime.acquireLease(holder, never));
  await docker('rm', '-f', containerName);
  await lease.lost;
  await lease.release();
});

it('is taken from a holder that died before it started the container', async () => {
  const dead = { ...holder, hostName: 'dead' };
  const labels = ['managed=true', `instance=${testInstance}`, `lease=${JSON.stringify(dead)}`];
  const options = labels.flatMap((label) => ['--label', `io.podbay.${label}`]);
  await docker('create', '--name', containerName, ...options, 'busybox');
  expect(await runtime.acquireLease(holder, never)).toEqual({ kind: 'taken', holder: dead });
  const lease = await eventually('the left-over is removed', async () => {
    const outcome = await runtime.acquireLease(holder, never);
    return outcome.kind === 'acquired' ? outcome.lease : undefined;
  });
  await lease.release();
});

it('is taken again by its own holder, of whose cut connection the engine has not heard', async () => {
  const cut = acquired(await runtime.acquireLease(holder, never));
  const lease = acquired(await runtime.acquireLease(holder, never));
  await cut.lost;
  await lease.release();
});

it('leaves nothing behind when its holder gives up in any moment of taking it', async () => {
  for (let delayMs = 0; delayMs < 100; delayMs += 5) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), delayMs);
    await runtime.acquireLease(holder, giveUp.signal).then(
      (outcome) => acquired(outcome).release(),
      () => undefined,
    );
    clearTimeout(timer);
    expect(await docker('ps', '-aq', '--filter', `name=^${containerName}$`)).toBe('');
  }
});

it('says what to do about a foreign container of its name', async () => {
  await docker('create', '--name', containerName, 'busybox');
  await expect(runtime.acquireLease(holder, never)).rejects.toMatchObject({
    code: 'Conflict',
    message: expect.stringContaining(`docker rm -f ${containerName}`),
  });
  await docker('rm', containerName);
});

it('does not show among the pods', async () => {
  const lease = acquired(await runtime.acquireLease(holder, never));
  const { sandboxes, containers } = await runtime.snapshot(undefined, never);
  expect([...sandboxes, ...containers].map(({ id }) => id)).not.toContain(
    await docker('inspect', '--format', '{{.Id}}', containerName),
  );
  await lease.release();
});
