// The typed face of a session: an object with the contract's groups and methods.

import type { CallOptions, Contract, ContractClient, Method } from './define.ts';
import type { RpcSession } from './rpcSession.ts';

/**
 * `current` is asked at every call, so one client outlives reconnects; it throws an
 * `AppError` while there is no session.
 */
export function createClient<C extends Contract>(contract: C, current: () => RpcSession): ContractClient<C> {
  const groups = Object.entries(contract).map(([groupName, group]) => {
    const methods = Object.entries(group).map(([name, method]) => [
      name,
      clientMethod(`${groupName}.${name}`, method, current),
    ]);
    return [groupName, Object.freeze(Object.fromEntries(methods))];
  });
  // The types are inferred from the contract whose entries were just walked; entries lose that connection.
  return Object.freeze(Object.fromEntries(groups)) as ContractClient<C>;
}

function clientMethod(name: string, method: Method, current: () => RpcSession): unknown {
  switch (method.kind) {
    case 'call':
      return async (input: unknown, options?: CallOptions) => current().call(name, input, options);
    case 'stream':
      return (input: unknown, options?: CallOptions) => ({
        [Symbol.asyncIterator]: () => current().stream(name, input, options),
      });
    case 'duplex':
      return (input: unknown, up: AsyncIterable<unknown>, options?: CallOptions) => ({
        [Symbol.asyncIterator]: () => current().stream(name, input, { ...options, up }),
      });
  }
}
