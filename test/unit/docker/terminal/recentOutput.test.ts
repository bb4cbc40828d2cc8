// What an attached terminal shows of the time before: each byte once.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap } from '../../../../electron/docker/terminal/recentOutput.ts';

const bytes = (text: string) => Buffer.from(text);

describe('the overlap of a log and of the stream that goes on', () => {
  it('is what the one ends with and the other begins with', () => {
    expect(overlap(bytes('one'), bytes('two three'))).toBe(0);
    expect(overlap(bytes('one two '), bytes('two '))).toBe(4);
    expect(overlap(bytes('one two'), bytes('two three'))).toBe(3);
    expect(overlap(bytes('aaaa'), bytes('aab'))).toBe(2);
    expect(overlap(bytes(''), bytes('aab'))).toBe(0);
    expect(overlap(bytes('aab'), bytes(''))).toBe(0);
  });

  it('is the longest there is', () => {
    const letters = fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 }).map((list) => list.join(''));
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const longest = Array.from({ length: Math.min(before.length, after.length) + 1 }, (_, n) => n)
          .reverse()
          .find((n) => before.endsWith(after.slice(0, n)));
        expect(overlap(bytes(before), bytes(after))).toBe(longest);
      }),
    );
  });

  it('of long repetitive output is found at once', () => {
    const many = Buffer.alloc(64 * 1024, 'y\n');
    expect(overlap(many, many.subarray(2))).toBe(many.length - 2);
  });
});
