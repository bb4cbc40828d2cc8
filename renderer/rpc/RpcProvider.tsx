// Hands the one connection and its host to components.

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Host } from '../host/host.ts';
import type { Connection, ConnectionState } from './connection.ts';

interface Rpc {
  readonly host: Host;
  readonly connection: Connection;
}

const RpcContext = createContext<Rpc | undefined>(undefined);

export function RpcProvider({ host, connection, children }: Rpc & { readonly children: ReactNode }) {
  return <RpcContext value={{ host, connection }}>{children}</RpcContext>;
}

function useRpcContext(): Rpc {
  const rpc = useContext(RpcContext);
  if (rpc === undefined) throw new Error('RpcProvider is missing above this component');
  return rpc;
}

export function useHost(): Host {
  return useRpcContext().host;
}

export function useConnection(): Connection {
  return useRpcContext().connection;
}

/** The typed client; the same object over reconnects. */
export function useApi(): Connection['api'] {
  return useRpcContext().connection.api;
}

export function useConnectionState(): ConnectionState {
  const { connection } = useRpcContext();
  return useSyncExternalStore(connection.subscribe, connection.getState);
}
