// The ways to one pod's port that the bench of forwards compares, and the requests that it sends over each of them.

import { connect } from 'node:net';
import type { DialPath } from '../../electron/engine/runtime/podDialer.ts';
import type { PodbayClient } from '../support/podbayClient.ts';
import { docker } from '../support/podbayServer.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The judge first: the others are measured against it. */
export const ways = ['podIp', 'direct', 'relay', 'dockerRun'] as const;
export type Way = (typeof ways)[number];
export type Ways = Readonly<Record<Way, Address>>;

const DOWNLOAD_BUFFER_BYTES = 1024 * 1024;

/** A server for each path, both on the same pods: the setting is one for all forwards of a server. */
export type PathClients = Readonly<Record<DialPath, PodbayClient>>;

/** Where a port of a pod answers: at its own address, and forwarded by either path. */
export async function forwardWays(
  clients: PathClients,
  name: string,
  podPort: number,
  dockerRun: Address,
): Promise<Ways> {
  const host = clients.direct.pod(name)?.status?.podIP;
  if (host === undefined) throw new Error(`${name} has no address`);
  const through = async (path: DialPath): Promise<Address> => {
    const pod = { namespace: 'default', name };
    const { forward } = await clients[path].api.forwards.open({ pod, podPort, localPort: 0 });
    return { host: forward.bindAddress, port: forward.localPort };
  };
  return {
    podIp: { host, port: podPort },
    direct: await through('direct'),
    relay: await through('relay'),
    dockerRun,
  };
}

/** A container of the same image and command, published by Docker's own proxy and rules. */
export async function publishedContainer(
  name: string,
  podPort: number,
  image: string,
  ...command: string[]
): Promise<Address> {
  await docker(
    undefined,
    'run',
    '--detach',
    '--name',
    name,
    '--publish',
    `127.0.0.1::${podPort}`,
    image,
    ...command,
  );
  const published = await docker(undefined, 'port', name, `${podPort}/tcp`);
  return { host: '127.0.0.1', port: Number(/:(\d+)\s*$/.exec(published)?.[1]) };
}

/** Connects, asks, and reads to the end: milliseconds. */
export function request({ host, port }: Address, question: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const socket = connect({ host, port, noDelay: true }, () => socket.write(question));
    let isAnswered = false;
    socket.on('data', () => {
      isAnswered = true;
    });
    socket.once('error', reject);
    socket.once('end', () => {
      if (isAnswered) resolve(performance.now() - start);
      else reject(new Error(`${host}:${port} gave no answer`));
    });
  });
}

/** Bytes until the other side ends; nothing is kept of them. */
export function download({ host, port }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const buffer = Buffer.allocUnsafe(DOWNLOAD_BUFFER_BYTES);
    const callback = (read: number) => {
      bytes += read;
      return true;
    };
    const socket = connect({ host, port, onread: { buffer, callback } });
    socket.once('error', reject);
    socket.once('end', () => resolve(bytes));
  });
}
