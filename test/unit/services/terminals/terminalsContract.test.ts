// What a page may send to a terminal, and what it may not.

import { describe, expect, it } from 'vitest';
import { MAX_INPUT_BYTES, terminalsContract } from '../../../../electron/common/contract/terminals.ts';

const accepts = (item: unknown) => terminalsContract.connect.up.safeParse(item).success;

describe('the input of a terminal', () => {
  it('is bytes of a limited number', () => {
    expect(accepts(new Uint8Array(MAX_INPUT_BYTES))).toBe(true);
    expect(accepts(new Uint8Array(MAX_INPUT_BYTES + 1))).toBe(false);
    expect(accepts('text')).toBe(false);
  });

  it('takes no size that no screen has', () => {
    expect(accepts({ type: 'resize', size: { cols: 80, rows: 24 } })).toBe(true);
    expect(accepts({ type: 'resize', size: { cols: 0, rows: 24 } })).toBe(false);
    expect(accepts({ type: 'resize', size: { cols: 80, rows: 1e9 } })).toBe(false);
    expect(accepts({ type: 'resize', size: { cols: 80.5, rows: 24 } })).toBe(false);
  });
});
