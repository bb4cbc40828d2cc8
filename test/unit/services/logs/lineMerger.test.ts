import { describe, expect, it } from 'vitest';
import { LineMerger } from '../../../../electron/services/logs/lineMerger.ts';
import { MAX_WAITING_ROWS, REORDER_MS } from '../../../../electron/services/logs/logLimits.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';

const NOTHING = new Uint8Array(0);
const row = (time: number, source = 0) => ({ time, source, flags: 0, bytes: NOTHING });

function merger() {
  const clock = new FakeClock();
  const times: number[] = [];
  return { clock, times, merge: new LineMerger(clock, ({ time }) => times.push(time)) };
}

describe('the merge of several containers', () => {
  it('passes a single stream through at once', () => {
    const { merge, times } = merger();
    void merge.add().push([row(1), row(2)]);
    expect(times).toEqual([1, 2]);
  });

  it('orders streams by time however their reading interleaves', () => {
    const { merge, times } = merger();
    const [a, b] = [merge.add(), merge.add()];
    void a.push([row(1), row(4), row(5)]);
    void b.push([row(2), row(3)]);
    void b.push([row(6)]);
    a.end();
    b.end();
    expect(times).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('waits for a stream that has just been opened, and no longer than the reorder window', async () => {
    const { clock, merge, times } = merger();
    const a = merge.add();
    merge.add();
    void a.push([row(clock.now() - 10_000)]);
    expect(times).toHaveLength(0);
    await clock.advance(REORDER_MS);
    expect(times).toHaveLength(1);
  });

  it('holds a fresh row for the window, so that an earlier one of a quiet container comes first', async () => {
    const { clock, merge, times } = merger();
    const [a, b] = [merge.add(), merge.add()];
    await clock.advance(10_000);
    const now = clock.now();
    void a.push([row(now)]);
    await clock.advance(REORDER_MS - 50);
    void b.push([row(now - 1)]);
    a.end();
    b.end();
    expect(times).toEqual([now - 1, now]);
  });

  it('asks a stream to wait that is far ahead of the others', async () => {
    const { clock, merge, times } = merger();
    const [a, b] = [merge.add(), merge.add()];
    const full = a.push(Array.from({ length: MAX_WAITING_ROWS }, (_, index) => row(index)));
    expect(full).toBeInstanceOf(Promise);
    b.end();
    await full;
    expect(times).toHaveLength(MAX_WAITING_ROWS);
    void clock;
  });
});
