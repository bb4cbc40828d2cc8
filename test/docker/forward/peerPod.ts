// A pod whose ports each behave in one way (test/fixtures/images/forward-peer), and what is needed to look at it.

import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { expect } from 'vitest';
import type { PodDialer } from '../../../electron/engine/runtime/podDialer.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import { docker, eventually, leftOvers, never, startPod, testPod } from '../runtime/runtimeHarness.ts';

export const ports = {
  echo: 7001,
  reset: 7002,
  countThenAnswer: 7003,
  endFirst: 7004,
  count: 7005,
  howItEnded: 7006,
  neverReads: 7007,
  endless: 7008,
  onIpv4Loopback: 7011,
  onIpv6Loopback: 7012,
  nothing: 7999,
} as const;

export interface PeerPod {
  readonly uid: string;
  readonly sandboxId: string;
  remove(): Promise<void>;
}

/** Docker's networks have no IPv6, not even on the loopback interface, unless the pod asks for it. */
const withIpv6 = { sysctls: [{ name: 'net.ipv6.conf.lo.disable_ipv6', value: '0' }] };

export async function startPeerPod(runtime: PodRuntime): Promise<PeerPod> {
  const pod = testPod(
    { securityContext: withIpv6, containers: [{ name: 'peer', image: 'forward-peer' }] },
    'peer',
  );
  const { uid } = pod.metadata;
  const { sandbox, ids } = await startPod(runtime, pod);
  await eventually('the peer listens', async () => {
    const log = await docker('logs', ids[0] ?? '');
    return log.includes('ready') ? true : undefined;
  });
  return {
    uid,
    sandboxId: sandbox.id,
    async remove() {
      for (const id of [...ids, sandbox.id]) await runtime.removeContainer(id, never);
      await runtime.removeVolumes(uid, never);
      expect(await leftOvers(uid)).toBe('');
    },
  };
}

export async function readAll(stream: Duplex): Promise<Buffer> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(stream, 'end');
  return Buffer.concat(chunks);
}

/** How many bytes the last connection that counted them got, and whether it ended in order. */
export async function howItEnded(dialer: PodDialer): Promise<string> {
  const { stream } = await dialer.connect(ports.howItEnded, never);
  stream.end();
  return (await readAll(stream)).toString();
}

/** Command lines of the sandbox's own process and of what runs beside it. */
export function processes(sandboxId: string): Promise<string> {
  return docker('top', sandboxId, '-o', 'pid,args');
}

/** What keeps this process busy: sockets and timers by their kind. */
export function resources(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
