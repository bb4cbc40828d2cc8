// The page's one connection. Called once by the entry; components reach it through RpcProvider.

import type { Host } from '../host/host.ts';
import { Connection } from './connection.ts';

/** Starts connecting at once; the connection reports its own end as a state. */
export function startConnection(host: Host): Connection {
  const connection = new Connection(host);
  void connection.run();
  return connection;
}
