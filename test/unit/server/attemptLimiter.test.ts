import { describe, expect, it } from 'vitest';
import { AttemptLimiter } from '../../../electron/server/attemptLimiter.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';

describe('refused attempts', () => {
  it('are counted ten at once, then one a second, and never saved up beyond ten', async () => {
    const clock = new FakeClock();
    const limiter = new AttemptLimiter(clock);
    const burst = () => Array.from({ length: 12 }, () => limiter.take()).filter(Boolean).length;
    expect(burst()).toBe(10);
    await clock.advance(3_000);
    expect(burst()).toBe(3);
    await clock.advance(3_600_000);
    expect(burst()).toBe(10);
  });
});
