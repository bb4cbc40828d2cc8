import { describe, expect, it } from 'vitest';
import { wholeCharacters } from '../../../../electron/docker/transport/wholeCharacters.ts';

describe('the end of a text', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('cut to %i bytes holds no half character', (bytes) => {
    const tail = Buffer.from('é日🎉').subarray(-bytes);
    const text = wholeCharacters(tail);
    expect('é日🎉'.endsWith(text)).toBe(true);
    expect(Buffer.byteLength(text)).toBeGreaterThan(bytes - 4);
  });

  it('of no bytes is empty', () => {
    expect(wholeCharacters(Buffer.alloc(0))).toBe('');
  });
});
