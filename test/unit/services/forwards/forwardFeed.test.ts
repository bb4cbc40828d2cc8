import { expect, it } from 'vitest';
import type { Forward } from '../../../../electron/common/contract/forwards.ts';
import { ForwardFeed } from '../../../../electron/services/forwards/forwardFeed.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { sampleForward } from './sampleForward.ts';

function feedOf() {
  const clock = new FakeClock();
  const feed = new ForwardFeed(clock, 500);
  const traffic = { active: 0, total: 0, receivedBytes: 0, sentBytes: 0 };
  const told: Forward[] = [];
  feed.added('a', () => ({ ...sampleForward({ id: 'a' }), state: { phase: 'on' }, traffic: { ...traffic } }));
  const subscription = feed.subscribe(({ upserted }) => told.push(...upserted));
  return { clock, feed, traffic, told, subscription };
}

it('tells of traffic twice a second, for as long as there are connections', async () => {
  const { clock, feed, traffic, told } = feedOf();
  await clock.advance(500);
  told.length = 0;
  traffic.active = 1;
  feed.changed('a', 'traffic');
  for (let n = 0; n < 10; n++) {
    traffic.receivedBytes += 1;
    feed.changed('a', 'traffic');
    await clock.advance(100);
  }
  expect(told.map((forward) => forward.traffic.receivedBytes)).toEqual([5, 10]);
  await clock.advance(2_000);
  expect(told).toHaveLength(2);
  expect(clock.pendingTimers).toBe(1);
  traffic.active = 0;
  await clock.advance(1_000);
  expect(told.map((forward) => forward.traffic.active)).toEqual([1, 1, 0]);
  expect(clock.pendingTimers).toBe(0);
});

it('tells of a change of state at once, and nothing while nobody listens', async () => {
  const { clock, feed, told, subscription } = feedOf();
  told.length = 0;
  feed.changed('a', 'state');
  expect(told).toHaveLength(1);
  subscription.dispose();
  await clock.advance(500);
  feed.changed('a', 'state');
  feed.changed('a', 'traffic');
  expect([told.length, clock.pendingTimers]).toEqual([1, 0]);
});
