// A real server on the real engine, its forwards as a page sees them, and clients of their ports.

import { once } from 'node:events';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Forward } from '../../../electron/common/contract/forwards.ts';
import { PodbayClient } from '../../support/podbayClient.ts';
import { PodbayServer, type PodbayServerOptions } from '../../support/podbayServer.ts';
import { waitFor } from '../../support/waitFor.ts';

export class ForwardsHarness {
  readonly server: PodbayServer;
  client: PodbayClient;

  private constructor(server: PodbayServer, client: PodbayClient) {
    this.server = server;
    this.client = client;
  }

  static async start(options: PodbayServerOptions = {}): Promise<ForwardsHarness> {
    const server = await PodbayServer.start(options);
    const client = await PodbayClient.connect(server.url);
    await client.untilLeader();
    return new ForwardsHarness(server, client);
  }

  /** Of a pod in the default namespace; any local port. */
  async open(name: string, podPort: number, protocol: Forward['protocol'] = 'TCP'): Promise<Forward> {
    const pod = { namespace: 'default', name };
    const { forward } = await this.client.api.forwards.open({ pod, podPort, protocol, localPort: 0 });
    return forward;
  }

  async list(): Promise<Forward[]> {
    for await (const item of this.client.api.forwards.watch({})) {
      if (item.type === 'snapshot') return item.forwards;
    }
    return [];
  }

  async get(id: string): Promise<Forward | undefined> {
    return (await this.list()).find((forward) => forward.id === id);
  }

  /** Waits for `on`, `waiting noPod` and the like. */
  async untilState(id: string, wanted: string): Promise<Forward> {
    let forward: Forward | undefined;
    await waitFor(`the forward is ${wanted}`, async () => {
      forward = await this.get(id);
      return forward !== undefined && stateText(forward) === wanted ? true : undefined;
    });
    if (forward === undefined) throw new Error('The forward has gone.');
    return forward;
  }

  /** Kills the server and starts it again on the same data. */
  async restart(): Promise<void> {
    this.client.close();
    await this.server.end();
    await this.server.launch();
    this.client = await PodbayClient.connect(this.server.url);
    await this.client.untilLeader();
  }

  async destroy(): Promise<void> {
    this.client.close();
    await this.server.destroy();
  }
}

function stateText({ state }: Forward): string {
  return 'reason' in state ? `${state.phase} ${state.reason}` : state.phase;
}

/** The body, as `curl` gives it; every time over a connection of its own. */
export function curl(port: number, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get({ host, port, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.once('end', () => resolve(body));
      response.once('error', reject);
    });
    request.once('error', reject);
  });
}

export async function connectTo(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** All that comes until the other side ends its direction; rejects on a reset. */
export function readAll(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    socket.once('end', () => resolve(Buffer.concat(chunks)));
    socket.once('error', reject);
  });
}
