import { expect, it } from 'vitest';
import { sleep } from '../../../electron/common/clock.ts';
import { FAKE_EPOCH, FakeClock } from '../../fakes/fakeClock.ts';

it('fires due timers in order of time, then of creation', async () => {
  const clock = new FakeClock();
  const fired: string[] = [];
  clock.setTimer(20, () => fired.push('c'));
  clock.setTimer(10, () => fired.push('a'));
  clock.setTimer(10, () => fired.push('b'));
  await clock.advance(15);
  expect(fired).toEqual(['a', 'b']);
  expect(clock.untilNextTimer).toBe(5);
});

it('shows a timer its own due time and runs the code that waits for it before the next one', async () => {
  const clock = new FakeClock();
  const seen: number[] = [];
  const loop = async () => {
    for (let i = 0; i < 3; i++) {
      await sleep(clock, 1_000);
      seen.push(clock.now() - FAKE_EPOCH);
    }
  };
  const done = loop();
  await clock.advance(10_000);
  await done;
  expect(seen).toEqual([1_000, 2_000, 3_000]);
  expect(clock.pendingTimers).toBe(0);
});
