// Types are part of the contract: these fail to compile when inference loses something.

import { describe, expectTypeOf, it } from 'vitest';
import type { ContractClient, ContractHandlers } from '../../../electron/common/rpc/define.ts';
import { type testContract, testHandlers } from './testContract.ts';

type Client = ContractClient<typeof testContract>;
type Handlers = ContractHandlers<typeof testContract>;
type Geometry = { columns: number };

describe('inferred types', () => {
  it('give a client method its input and output', () => {
    expectTypeOf<Parameters<Client['math']['add']>[0]>().toEqualTypeOf<{ a: number; b: number }>();
    expectTypeOf<ReturnType<Client['math']['add']>>().toEqualTypeOf<Promise<number>>();
    expectTypeOf<ReturnType<Client['feed']['count']>>().toEqualTypeOf<AsyncIterable<number>>();
    expectTypeOf<Parameters<Client['terminal']['echo']>[1]>().toExtend<
      AsyncIterable<Uint8Array | Geometry>
    >();
  });

  it('ask a handler for what the client gets', () => {
    expectTypeOf<ReturnType<Handlers['math']['add']>>().toEqualTypeOf<Promise<number>>();
    expectTypeOf<Parameters<Handlers['math']['add']>[1]>().toEqualTypeOf<{ readonly signal: AbortSignal }>();
  });

  it('refuse a missing method, a wrong output and a wrong input', () => {
    // @ts-expect-error a group is missing
    const missing: Handlers = { math: testHandlers.math, feed: testHandlers.feed };
    // @ts-expect-error a string is not the declared number
    const wrong: Handlers['math']['add'] = () => Promise.resolve('5');
    const use = (client: Client) => [
      // @ts-expect-error b is missing
      client.math.add({ a: 1 }),
      // @ts-expect-error there is no such method
      client.math.multiply,
    ];
    expectTypeOf([missing, wrong, use]).not.toBeNever();
  });
});
