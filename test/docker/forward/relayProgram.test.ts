// /relay on its own, without an engine: its protocol, kept and broken.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameHeader, frameTypes } from '../../../electron/docker/forward/relayFrames.ts';
import { fuzzRelay } from '../../support/relayFuzz.ts';
import { type RelayProgram, relayProgram, runRelay } from '../../support/relayProgram.ts';

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

  it('ends in order or with that code, whatever it is told', async () => {
    expect(await fuzzRelay(program, FUZZ_MS)).toBeGreaterThan(0);
  });
});
