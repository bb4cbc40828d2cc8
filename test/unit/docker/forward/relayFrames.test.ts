// The relay's protocol on our side: whatever chunks it comes in, and whatever is wrong with it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../electron/common/appError.ts';
import {
  type FrameType,
  frameHeader,
  frameTypes,
  RelayFrameParser,
} from '../../../../electron/docker/forward/relayFrames.ts';

interface Sent {
  readonly type: FrameType;
  readonly id: number;
  readonly value: number;
  readonly payload: Uint8Array;
}

const frame: fc.Arbitrary<Sent> = fc
  .record({
    type: fc.constantFrom(...Object.values(frameTypes)),
    id: fc.integer({ min: 0, max: 0xffff }),
    value: fc.integer({ min: 0, max: 0xffff_ffff }),
    bytes: fc.uint8Array({ maxLength: 300 }),
  })
  .map(({ type, id, value, bytes }) =>
    type === frameTypes.data
      ? { type, id, value: bytes.length, payload: bytes }
      : { type, id, value, payload: new Uint8Array() },
  );

function encode(frames: readonly Sent[]): Buffer {
  return Buffer.concat(
    frames.flatMap(({ type, id, value, payload }) => [frameHeader(type, id, value), payload]),
  );
}

/** Cuts the bytes at the given places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set([...places.map((place) => place % (bytes.length + 1)), bytes.length])];
  let start = 0;
  return ends
    .sort((a, b) => a - b)
    .map((end) => {
      const chunk = bytes.subarray(start, end);
      start = end;
      return chunk;
    });
}

/** What a parser makes of the chunks. */
function parse(chunks: readonly Buffer[]): Sent[] {
  const frames: Sent[] = [];
  const parser = new RelayFrameParser({
    onFrame: ({ type, id, value }) => frames.push({ type, id, value, payload: new Uint8Array() }),
    onPayload: (id, bytes, left) => {
      const last = frames.at(-1);
      if (last === undefined) throw new Error('a payload came before its frame');
      const payload = Buffer.concat([last.payload, bytes]);
      expect({ id, left }).toEqual({ id: last.id, left: last.value - payload.length });
      frames[frames.length - 1] = { ...last, payload };
    },
  });
  for (const chunk of chunks) parser.push(chunk);
  return frames;
}

describe('the frames of the relay', () => {
  it('are the same however they are cut', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 20 }), fc.array(fc.nat()), (frames, places) => {
        const read = parse(cut(encode(frames), places));
        expect(read.map((one) => ({ ...one, payload: [...one.payload] }))).toEqual(
          frames.map((one) => ({ ...one, payload: [...one.payload] })),
        );
      }),
    );
  });

  it('are views of what came, never copies', () => {
    const bytes = encode([{ type: frameTypes.data, id: 1, value: 5, payload: Buffer.from('hello') }]);
    let seen: Buffer | undefined;
    const parser = new RelayFrameParser({
      onFrame: () => undefined,
      onPayload: (_id, piece) => {
        seen = piece;
      },
    });
    parser.push(bytes);
    expect(seen?.buffer).toBe(bytes.buffer);
  });

  it('end in an AppError, and in nothing else, when they are none', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 64 })), (chunks) => {
        try {
          parse(chunks.map((chunk) => Buffer.from(chunk)));
        } catch (error) {
          if (!isAppError(error, 'Internal')) throw error;
        }
      }),
    );
  });

  it('of a payload larger than the relay sends are refused before it comes', () => {
    const parser = new RelayFrameParser({ onFrame: () => undefined, onPayload: () => undefined });
    expect(() => parser.push(frameHeader(frameTypes.data, 0, 0xffff_ffff))).toThrow(/makes no sense/);
  });
});
