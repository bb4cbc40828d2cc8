// /relay on its own, without an engine: its protocol, kept and broken.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameHeader, frameTypes } from '../../../electron/docker/forward/relayFrames.ts';
import { RelaySession } from '../../../electron/docker/forward/relaySession.ts';
import { RelayStream } from '../../../electron/docker/forward/relayStream.ts';
import { fuzzRelay } from '../../support/relayFuzz.ts';
import { type RelayProgram, relayProgram, runRelay } from '../../support/relayProgram.ts';
import { waitFor } from '../../support/waitFor.ts';
import { readAll } from './peerPod.ts';

const FUZZ_MS = 4_000;
const MAX_CONNECTIONS = 1024;
const WINDOW = 256 * 1024;

let program: RelayProgram;
beforeAll(() => {
  program = relayProgram();
});
afterAll(() => program.dispose());

const hello = frameHeader(frameTypes.hello, MAX_CONNECTIONS, WINDOW);
hello.writeUInt8(1, 1);

function opened(session: RelaySession, port: number): Promise<RelayStream> {
  return new Promise((resolve, reject) => {
    const stream: RelayStream = session.open(frameTypes.openTcp, port, (id, window) => {
      const onSettled = (code: string | undefined) => {
        if (code === undefined) resolve(stream);
        else reject(new Error(code));
      };
      return new RelayStream({ link: session, id, window, receiveWindow: window, onSettled });
    });
  });
}

describe('the relay', () => {
  it('greets with its version and limits, and ends with its input', async () => {
    const { exitCode, output, errors } = await runRelay(program.path, []);
    expect({ exitCode, errors, output }).toEqual({ exitCode: 0, errors: '', output: hello });
  });

  it.each([
    ['a frame of no known type', [frameHeader(frameTypes.hello, 0, 0)]],
    ['a connection beyond the limit', [frameHeader(frameTypes.openTcp, MAX_CONNECTIONS, 80)]],
    ['a port that cannot be', [frameHeader(frameTypes.openTcp, 0, 0x10000)]],
    [
      'a connection opened twice',
      [frameHeader(frameTypes.openUdp, 0, 9), frameHeader(frameTypes.openUdp, 0, 9)],
    ],
    ['a payload beyond the window', [frameHeader(frameTypes.data, 0, WINDOW + 1)]],
    [
      'credit without end',
      [frameHeader(frameTypes.openUdp, 0, 9), frameHeader(frameTypes.credit, 0, 0xffff_ffff)],
    ],
  ])('ends and says why on %s', async (_what, frames) => {
    const { exitCode, errors } = await runRelay(program.path, frames);
    expect(exitCode).toBe(65);
    expect(errors).toMatch(/^relay: [a-z ]+\n$/);
  });

  it('carries hundreds of connections of all sizes, none changed, mixed up or kept', async () => {
    const server = createServer({ allowHalfOpen: true }, (socket) =>
      socket.pipe(socket).on('error', () => undefined),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
    const child = spawn(program.path, [], { stdio: ['pipe', 'pipe', 'inherit'] });
    const session = new RelaySession(child.stdin);
    child.stdout.on('data', (bytes: Buffer) => session.receive(bytes));
    await session.ready();

    const sizes = Array.from({ length: 300 }, (_, n) => (n % 10 === 0 ? 1_000_000 + n : 17 * n));
    const worker = async () => {
      for (let size = sizes.pop(); size !== undefined; size = sizes.pop()) {
        const sent = randomBytes(size);
        const stream = await opened(session, address.port);
        stream.end(sent);
        expect((await readAll(stream)).equals(sent)).toBe(true);
      }
    };
    await Promise.all(Array.from({ length: 40 }, worker));
    await waitFor('all are closed', () => session.size === 0);
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
    server.close();
  });

  it('ends in order or with that code, whatever it is told', async () => {
    expect(await fuzzRelay(program, FUZZ_MS)).toBeGreaterThan(0);
  });
});
