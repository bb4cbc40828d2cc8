import { expect, it } from 'vitest';
import { type BackOffEntry, backOffEnd, nextBackOff } from '../../../../electron/engine/backoff/backOff.ts';

it('restarts at once, then waits 10, 20, 40, 80, 160, 300 and 300 seconds', () => {
  let entry: BackOffEntry | undefined;
  let now = 0;
  const waits: number[] = [];
  for (let crash = 0; crash < 8; crash++) {
    const end = backOffEnd(entry, now, now);
    waits.push((end ?? now) - now);
    now = end ?? now;
    entry = nextBackOff(entry, now - (waits.at(-1) ?? 0), now);
    now += 1_000;
  }
  expect(waits).toEqual([0, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
});

it('begins anew after a run of more than ten minutes since the last restart', () => {
  const entry = { backOffMs: 160_000, updatedAt: 0 };
  expect(backOffEnd(entry, 600_001, 600_001)).toBeUndefined();
  expect(nextBackOff(entry, 600_001, 600_001)).toEqual({ backOffMs: 10_000, updatedAt: 600_001 });
  expect(nextBackOff(entry, 600_000, 600_000).backOffMs).toBe(300_000);
});

it('counts the wait from the crash, not from the restart', () => {
  const entry = { backOffMs: 10_000, updatedAt: 0 };
  expect(backOffEnd(entry, 30_000, 35_000)).toBe(40_000);
  expect(backOffEnd(entry, 30_000, 40_000)).toBeUndefined();
});
