import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  INITIAL_WINDOW_BYTES,
  itemSize,
  ReceiveWindow,
  SendWindow,
} from '../../../electron/common/rpc/credit.ts';
import { decodeFrame, encodeFrame } from '../../../electron/common/rpc/socketFrames.ts';

describe('the size of an item', () => {
  it('is the same on both sides of the wire, whatever the item', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const arrived = decodeFrame(encodeFrame({ type: 'item', id: 1, value }));
        expect(arrived).toMatchObject({ type: 'item', id: 1 });
        expect(itemSize(Object(arrived).value)).toBe(itemSize(value));
      }),
    );
  });

  it('does not count members that are undefined, because JSON drops them', () => {
    expect(itemSize({ a: 1, b: undefined })).toBe(itemSize({ a: 1 }));
  });

  it('is never zero', () => {
    expect(itemSize(new Uint8Array())).toBeGreaterThan(0);
    expect(itemSize(undefined)).toBeGreaterThan(0);
  });
});

describe('the two windows together', () => {
  it('never lose credit: a sender that obeys is never refused and never stuck', () => {
    const sizes = fc.array(fc.integer({ min: 16, max: 3 * INITIAL_WINDOW_BYTES }), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, (items) => {
        const sender = new SendWindow();
        const receiver = new ReceiveWindow();
        const buffered: number[] = [];
        for (const bytes of items) {
          while (!sender.isOpen) {
            const taken = buffered.shift();
            if (taken === undefined) throw new Error('stuck: everything is taken and the window is closed');
            const credit = receiver.take(taken);
            if (credit > 0) sender.grant(credit);
          }
          sender.take(bytes);
          expect(receiver.receive(bytes)).toBe(true);
          buffered.push(bytes);
        }
      }),
    );
  });

  it('refuse a sender that ignores its credit', () => {
    const receiver = new ReceiveWindow();
    expect(receiver.receive(INITIAL_WINDOW_BYTES)).toBe(true);
    expect(receiver.receive(1)).toBe(false);
  });

  it('cannot be widened by credit that was never spent', () => {
    const sender = new SendWindow();
    sender.grant(Number.MAX_SAFE_INTEGER);
    sender.take(INITIAL_WINDOW_BYTES);
    expect(sender.isOpen).toBe(false);
  });
});
