// Random and broken frames for /relay. It must end by itself, in order or with its code for a broken protocol, and all
// that it printed must be frames.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { expect } from 'vitest';
import { frameHeader, frameTypes } from '../../electron/docker/forward/relayFrames.ts';
import { freePort } from './freePort.ts';
import { type RelayProgram, runRelay } from './relayProgram.ts';

const EXIT_PROTOCOL = 65;
const WINDOW = 256 * 1024;
/** Of a connection that is refused: when it is closed, all before it was heard. */
const LAST_ID = 1023;

interface Peers {
  /** TCP, TCP that resets, UDP, and one where nothing listens. */
  readonly ports: readonly number[];
  close(): Promise<void>;
}

async function startPeers(): Promise<Peers> {
  const sockets = new Set<Socket>();
  const serve = async (answer: (socket: Socket) => void) => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
      answer(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
    return { server, port: address.port };
  };
  const echo = await serve((socket) => socket.pipe(socket));
  const reset = await serve((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const udp = createSocket('udp4').bind(0, '127.0.0.1');
  udp.on('message', (bytes, { port }) => udp.send(bytes, port, '127.0.0.1'));
  await once(udp, 'listening');
  return {
    ports: [echo.port, reset.port, udp.address().port, await freePort()],
    async close() {
      for (const socket of sockets) socket.destroy();
      for (const { server } of [echo, reset]) {
        server.close();
        await once(server, 'close');
      }
      udp.close();
      await once(udp, 'close');
    },
  };
}

/** One thing that a client says; where it names a connection, any of those that were opened before. */
type Step =
  | {
      readonly kind: 'open';
      readonly type: typeof frameTypes.openTcp | typeof frameTypes.openUdp;
      readonly port: number;
    }
  | { readonly kind: 'data' | 'credit'; readonly which: number; readonly size: number }
  | { readonly kind: 'end' | 'reset'; readonly which: number }
  | { readonly kind: 'noise'; readonly bytes: Uint8Array };

function steps(ports: readonly number[]): fc.Arbitrary<readonly Step[]> {
  const which = fc.nat(1000);
  const port = fc.constantFrom(...ports);
  const size = fc.oneof(
    { weight: 10, arbitrary: fc.integer({ min: 0, max: 3000 }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: WINDOW }) },
  );
  const type = fc.constantFrom(frameTypes.openTcp, frameTypes.openTcp, frameTypes.openUdp);
  const wild = fc.oneof(
    fc.record({ kind: fc.constant('noise'), bytes: fc.uint8Array({ minLength: 1, maxLength: 20 }) }),
    fc.record({ kind: fc.constant('credit'), which, size: fc.constant(0xffff_ffff) }),
    fc.record({ kind: fc.constant('data'), which, size: fc.constant(WINDOW + 1) }),
    fc.record({ kind: fc.constant('open'), type, port: fc.constantFrom(0, 0x10000) }),
  );
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 200, arbitrary: fc.record({ kind: fc.constant('open'), type, port }) },
    { weight: 400, arbitrary: fc.record({ kind: fc.constant('data'), which, size }) },
    { weight: 50, arbitrary: fc.record({ kind: fc.constant('credit'), which, size }) },
    { weight: 100, arbitrary: fc.record({ kind: fc.constantFrom('end', 'reset'), which }) },
    { weight: 5, arbitrary: wild },
  );
  return fc.array(step, { maxLength: 80 });
}

/** What is said of a connection that has ended is left out, as a client would, unless it is beyond all rules anyway. */
function encode(said: readonly Step[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  const ended = new Set<number>();
  let opened = 0;
  for (const step of said) {
    if (step.kind === 'noise') chunks.push(step.bytes);
    else if (step.kind === 'open') chunks.push(frameHeader(step.type, opened++, step.port));
    else {
      const id = opened === 0 ? 0 : step.which % opened;
      if (ended.has(id)) continue;
      if (step.kind === 'data')
        chunks.push(frameHeader(frameTypes.data, id, step.size), Buffer.alloc(step.size, id));
      else if (step.kind === 'credit') chunks.push(frameHeader(frameTypes.credit, id, step.size));
      else {
        ended.add(id);
        chunks.push(frameHeader(frameTypes[step.kind], id, 0));
      }
    }
  }
  return chunks;
}

/** Throws with the shrunk counterexample when the relay did anything else; gives the number of its runs. */
export async function fuzzRelay(program: RelayProgram, milliseconds: number): Promise<number> {
  const peers = await startPeers();
  const last = frameHeader(frameTypes.openTcp, LAST_ID, await freePort());
  let runs = 0;
  try {
    await fc.assert(
      fc.asyncProperty(steps(peers.ports), async (said) => {
        // After noise nothing may be understood any more, the last word neither.
        const lastId = said.some(({ kind }) => kind === 'noise') ? undefined : LAST_ID;
        const { exitCode, signal, errors } = await runRelay(program.path, [...encode(said), last], lastId);
        expect({ signal, errors: exitCode === 0 ? errors : '' }).toEqual({ signal: null, errors: '' });
        expect([0, EXIT_PROTOCOL], errors).toContain(exitCode);
        runs++;
      }),
      { numRuns: 1_000_000, interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false },
    );
    return runs;
  } finally {
    await peers.close();
  }
}
