import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowFlags } from '../../../../electron/services/logs/linePage.ts';
import { LineStore } from '../../../../electron/services/logs/lineStore.ts';

const row = (bytes: Uint8Array, time = 0, source = 0) => ({ time, source, flags: rowFlags.newline, bytes });

describe('the packed store', () => {
  it('gives every row back as it was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 600 }), (lines) => {
        const store = new LineStore();
        for (const [time, bytes] of lines.entries()) store.append(row(bytes, time, time % 7));
        expect(store.end - store.first).toBe(lines.length);
        for (const [seq, bytes] of lines.entries()) {
          const read = store.row(seq);
          expect(Buffer.from(read?.bytes ?? []).equals(bytes)).toBe(true);
          expect(read).toMatchObject({ time: seq, source: seq % 7 });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('drops the oldest rows at its limits and keeps the numbers of the others', () => {
    const store = new LineStore(50_000, 8 * 1024 * 1024);
    for (let seq = 0; seq < 200_000; seq += 1) store.append(row(Buffer.from(String(seq)), seq));
    expect(store.end).toBe(200_000);
    expect(store.end - store.first).toBeLessThanOrEqual(50_000);
    expect(store.byteLength).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect(Buffer.from(store.row(store.first)?.bytes ?? []).toString()).toBe(String(store.first));
    expect(store.row(store.first - 1)).toBeUndefined();
    expect(store.row(200_000)).toBeUndefined();
  });

  it('takes a row larger than a page', () => {
    const store = new LineStore();
    store.append(row(Buffer.from('a')));
    store.append(row(Buffer.alloc(3_000_000, 'b')));
    store.append(row(Buffer.from('c')));
    expect(store.row(1)?.bytes.length).toBe(3_000_000);
    expect(Buffer.from(store.row(2)?.bytes ?? []).toString()).toBe('c');
  });

  it('costs a fraction of a page for a pod that says little', () => {
    const store = new LineStore();
    store.append(row(Buffer.from('hello')));
    expect(store.byteLength).toBeLessThan(64 * 1024);
  });
});
