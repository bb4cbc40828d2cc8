// Contract and handlers as one Map. Looking names up here, never on an object, is what keeps `constructor` and
// `__proto__` from being methods.

import type { z } from 'zod';
import { AppError } from '../appError.ts';
import type { CallMethod, Contract, ContractHandlers, DuplexMethod, Method, StreamMethod } from './define.ts';

interface Context {
  readonly signal: AbortSignal;
}

export type TableEntry =
  | {
      readonly kind: 'call';
      readonly method: CallMethod<z.ZodType, z.ZodType>;
      readonly handler: (input: unknown, context: Context) => Promise<unknown>;
    }
  | {
      readonly kind: 'stream';
      readonly method: StreamMethod<z.ZodType, z.ZodType>;
      readonly handler: (input: unknown, context: Context) => AsyncIterable<unknown>;
    }
  | {
      readonly kind: 'duplex';
      readonly method: DuplexMethod<z.ZodType, z.ZodType, z.ZodType>;
      readonly handler: (
        input: unknown,
        up: AsyncIterable<unknown>,
        context: Context,
      ) => AsyncIterable<unknown>;
    };

export function methodTable<C extends Contract>(
  contract: C,
  handlers: ContractHandlers<C>,
): ReadonlyMap<string, TableEntry> {
  const table = new Map<string, TableEntry>();
  for (const [groupName, group] of Object.entries(contract)) {
    for (const [name, method] of Object.entries(group)) {
      table.set(`${groupName}.${name}`, entry(method, handlerOf(handlers, groupName, name)));
    }
  }
  return table;
}

function handlerOf(handlers: object, groupName: string, name: string): unknown {
  const group: unknown = Reflect.get(handlers, groupName);
  const handler: unknown = typeof group === 'object' && group !== null ? Reflect.get(group, name) : undefined;
  if (typeof handler === 'function') return handler.bind(group);
  throw new AppError('Internal', `The contract's ${groupName}.${name} has no handler.`);
}

/** The one place where types are given up: ContractHandlers<C> has checked that the handler fits its method. */
function entry(method: Method, handler: unknown): TableEntry {
  return { kind: method.kind, method, handler } as TableEntry;
}
