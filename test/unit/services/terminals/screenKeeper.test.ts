import { beforeEach, describe, expect, it } from 'vitest';
import { ScreenKeeper } from '../../../../electron/services/terminals/screenKeeper.ts';
import { KEEP_SCREENS_MS } from '../../../../electron/services/terminals/terminalLimits.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { silentLogger } from '../../../fakes/fakeEngine.ts';

let clock: FakeClock;
let saved: string[];
let isDiskFull: boolean;
let keeper: ScreenKeeper;

beforeEach(() => {
  clock = new FakeClock();
  saved = [];
  isDiskFull = false;
  const store = {
    save: (id: string, bytes: Uint8Array) => {
      if (isDiskFull) throw new Error('ENOSPC');
      saved.push(`${id}: ${Buffer.from(bytes).toString()}`);
    },
    read: () => undefined,
    remove: (id: string) => void saved.push(`${id} removed`),
  };
  keeper = new ScreenKeeper({ store, clock, logger: silentLogger });
});

/** A session whose next lines are those that were put there. */
function session() {
  const lines: string[] = [];
  const takeLastLines = () => {
    const next = lines.shift();
    return next === undefined ? undefined : new TextEncoder().encode(next);
  };
  return { lines, takeLastLines };
}

describe('keeping the last lines of terminals', () => {
  it('writes at intervals what has changed, and nothing else', async () => {
    const [one, other] = [session(), session()];
    keeper.add('one', one);
    keeper.add('other', other);
    one.lines.push('a');
    await clock.advance(KEEP_SCREENS_MS);
    await clock.advance(KEEP_SCREENS_MS);
    other.lines.push('b');
    await clock.advance(KEEP_SCREENS_MS);
    expect(saved).toEqual(['one: a', 'other: b']);
  });

  it('writes once more at the end of the app, and leaves no timer', () => {
    const one = session();
    keeper.add('one', one);
    one.lines.push('last words');
    keeper.dispose();
    expect(saved).toEqual(['one: last words']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('forgets a session that was closed, and does not wake up without sessions', async () => {
    const one = session();
    keeper.add('one', one);
    one.lines.push('never');
    keeper.forget('one');
    await clock.advance(KEEP_SCREENS_MS);
    expect(saved).toEqual(['one removed']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('goes on after a full disk', async () => {
    const one = session();
    keeper.add('one', one);
    one.lines.push('lost', 'kept');
    isDiskFull = true;
    await clock.advance(KEEP_SCREENS_MS);
    isDiskFull = false;
    await clock.advance(KEEP_SCREENS_MS);
    expect(saved).toEqual(['one: kept']);
  });
});
