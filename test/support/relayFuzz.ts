// Random and broken frames for /relay. It must end by itself, in order or with its code for a broken protocol, and all
// that it printed must be frames.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { expect } from 'vitest';
import { frameHeader, frameTypes, RelayFrameParser } from '../../electron/docker/forward/relayFrames.ts';
import { freePort } from './freePort.ts';
import { type RelayProgram, runRelay } from './relayProgram.ts';

const EXIT_PROTOCOL = 65;
const WINDOW = 256 * 1024;

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

/** Mostly what a good client would say, on few connections, so that they meet. */
function frames(ports: readonly number[]): fc.Arbitrary<Uint8Array> {
  const id = fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 5 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
  );
  const port = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...ports) },
    { weight: 1, arbitrary: fc.constantFrom(0, 0x10000, 0xffff_ffff) },
  );
  const size = fc.oneof(
    { weight: 10, arbitrary: fc.integer({ min: 0, max: 3000 }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: WINDOW + 1 }) },
  );
  const open = fc
    .tuple(fc.constantFrom(frameTypes.openTcp, frameTypes.openUdp), id, port)
    .map((parts) => frameHeader(...parts));
  const data = fc
    .tuple(id, size)
    .map(([to, length]) =>
      Buffer.concat([frameHeader(frameTypes.data, to, length), Buffer.alloc(length, to)]),
    );
  const credit = fc
    .tuple(id, fc.oneof(fc.integer({ min: 0, max: WINDOW }), fc.constant(0xffff_ffff)))
    .map(([to, bytes]) => frameHeader(frameTypes.credit, to, bytes));
  const last = fc
    .tuple(fc.constantFrom(frameTypes.end, frameTypes.reset), id)
    .map(([type, to]) => frameHeader(type, to, 0));
  const noise = fc.uint8Array({ maxLength: 20 });
  return fc.oneof(
    { weight: 20, arbitrary: open },
    { weight: 40, arbitrary: data },
    { weight: 5, arbitrary: credit },
    { weight: 15, arbitrary: last },
    { weight: 1, arbitrary: noise },
  );
}

/** Throws with the shrunk counterexample when the relay did anything else; gives the number of its runs. */
export async function fuzzRelay(program: RelayProgram, milliseconds: number): Promise<number> {
  const peers = await startPeers();
  let runs = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(frames(peers.ports), { maxLength: 60 }), async (chunks) => {
        const { exitCode, signal, output, errors } = await runRelay(program.path, chunks);
        expect({ signal, errors: exitCode === 0 ? errors : '' }).toEqual({ signal: null, errors: '' });
        expect([0, EXIT_PROTOCOL], errors).toContain(exitCode);
        new RelayFrameParser({ onFrame: () => undefined, onPayload: () => undefined }).push(output);
        runs++;
      }),
      { numRuns: 1_000_000, interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false },
    );
    return runs;
  } finally {
    await peers.close();
  }
}
