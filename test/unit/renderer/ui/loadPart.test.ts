import { expect, test } from 'vitest';
import { loadPart } from '../../../../renderer/ui/loadPart.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';

function failing(times: number): { load: () => Promise<string>; calls: () => number } {
  let calls = 0;
  return {
    calls: () => calls,
    load: async () => {
      calls += 1;
      if (calls <= times) throw new Error(`failure ${calls}`);
      return 'part';
    },
  };
}

test('a part whose request was dropped is asked for again', async () => {
  const clock = new FakeClock();
  const { load } = failing(2);
  const loaded = loadPart(load, clock);
  await clock.advance(1_000);
  expect(await loaded).toBe('part');
});

test('a part that never comes fails with its last error', async () => {
  const clock = new FakeClock();
  const { load, calls } = failing(99);
  const loaded = expect(loadPart(load, clock)).rejects.toThrow('failure 4');
  await clock.advance(10_000);
  await loaded;
  expect(calls()).toBe(4);
});
