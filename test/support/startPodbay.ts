// A server that leads its engine, and a client of it: what most benches, soaks and tests with a whole app begin with.

import { PodbayClient } from './podbayClient.ts';
import { PodbayServer, type PodbayServerOptions } from './podbayServer.ts';

export interface Podbay {
  readonly server: PodbayServer;
  readonly client: PodbayClient;
}

/** Both are the caller's to end: the client first, so that no stream of it is cut. */
export async function startPodbay(options?: PodbayServerOptions): Promise<Podbay> {
  const server = await PodbayServer.start(options);
  return { server, client: await PodbayClient.leading(server.url) };
}
