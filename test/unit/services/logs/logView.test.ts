import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../electron/common/clock.ts';
import { type LogFilter, logFilterSchema } from '../../../../electron/common/contract/logs.ts';
import { ObservableValue } from '../../../../electron/common/observable.ts';
import type { LogEntry } from '../../../../electron/engine/runtime/podRuntime.ts';
import { rowFlags } from '../../../../electron/services/logs/linePage.ts';
import { LogView } from '../../../../electron/services/logs/logView.ts';
import { PodLog } from '../../../../electron/services/logs/podLog.ts';
import { ResumePoint } from '../../../../electron/services/logs/resumePoint.ts';
import { searchView } from '../../../../electron/services/logs/searchView.ts';
import { TimedPattern } from '../../../../electron/services/logs/timedPattern.ts';
import { silentLogger } from '../../../fakes/fakeEngine.ts';

function logOf(...lines: readonly string[]): PodLog {
  const log = new PodLog({
    pods: [],
    range: { by: 'tail', lines: 10 },
    feed: { list: () => [], subscribe: () => ({ dispose: () => undefined }) },
    runtime: new ObservableValue(undefined),
    clock: systemClock,
    logger: silentLogger,
  });
  for (const [time, line] of lines.entries())
    log.store.append({ time, source: 0, flags: rowFlags.newline, bytes: Buffer.from(line) });
  return log;
}

function shown(log: PodLog, filter: Partial<LogFilter>): string[] {
  const view = new LogView(log, logFilterSchema.parse(filter), systemClock);
  while (view.advance());
  return Array.from({ length: view.end - view.first }, (_, index) => {
    const row = view.row(view.first + index);
    return row?.kind === 'line' ? row.text : '';
  });
}

const pattern = (text: string, isRegex = false) => ({ text, isRegex, matchCase: false, wholeWord: false });

describe('a view of a log', () => {
  const log = logOf('a', 'b', 'hit 1', 'c', 'd', 'e', 'ERROR: hit 2', 'f');

  it('filters, inverts, and adds rows around a match', () => {
    expect(shown(log, { pattern: pattern('hit') })).toEqual(['hit 1', 'ERROR: hit 2']);
    expect(shown(log, { pattern: pattern('hit'), isInverse: true })).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(shown(log, { pattern: pattern('hit'), contextRows: 1 })).toEqual([
      'b',
      'hit 1',
      'c',
      'e',
      'ERROR: hit 2',
      'f',
    ]);
    expect(shown(log, { levels: ['error'] })).toEqual(['ERROR: hit 2']);
  });

  it('finds the first row of an instant, among all rows and among those that pass a filter', () => {
    const whole = new LogView(log, logFilterSchema.parse({}), systemClock);
    expect([-1, 2, 2.5, 100].map((time) => whole.find(time))).toEqual([0, 2, 3, whole.end]);
    const filtered = new LogView(log, logFilterSchema.parse({ pattern: pattern('hit') }), systemClock);
    while (filtered.advance());
    expect([0, 3, 7].map((time) => filtered.find(time))).toEqual([0, 1, 2]);
  });

  it('is searched for positions, and goes on with what comes', async () => {
    const abort = new AbortController();
    const view = new LogView(log, logFilterSchema.parse({}), systemClock);
    const matches = searchView(view, pattern('hit'), systemClock, abort.signal);
    expect((await matches.next()).value).toMatchObject({ positions: [2, 6], isCapped: false });
    abort.abort();
  });

  it('shows bytes that are not UTF-8 without failing', () => {
    const odd = logOf();
    odd.store.append({ time: 0, source: 0, flags: 0, bytes: Uint8Array.of(0xff, 0x41) });
    expect(shown(odd, {})).toEqual(['\uFFFDA']);
  });
});

describe('a pattern that would take for ever', () => {
  it('is given up, and says why', () => {
    const timed = new TimedPattern(pattern('(a+)+$', true), systemClock);
    expect(() => timed.test([`${'a'.repeat(40)}b`])).toThrow(/takes too long/);
  });
});

describe('reading on after a break', () => {
  const entry = (time: number, stream: LogEntry['stream'] = 'stdout'): LogEntry => ({
    stream,
    time,
    isPartial: false,
    bytes: new Uint8Array(0),
  });

  it('skips exactly what was seen, also several entries of one instant', () => {
    const point = new ResumePoint();
    for (const time of [1, 2, 2]) expect(point.accept(entry(time))).toBe(true);
    point.accept(entry(5, 'stderr'));
    point.reopened();
    const again = [entry(1), entry(2), entry(2), entry(2), entry(3), entry(5, 'stderr'), entry(6, 'stderr')];
    expect(again.map((each) => point.accept(each))).toEqual([false, false, false, true, true, false, true]);
  });

  it('notices that what was read last has been removed meanwhile', () => {
    const point = new ResumePoint();
    expect(point.isAfterGap(entry(1))).toBe(false);
    point.accept(entry(1));
    point.reopened();
    expect(point.isAfterGap(entry(1))).toBe(false);
    expect(point.isAfterGap(entry(9))).toBe(false);
    point.reopened();
    expect(point.isAfterGap(entry(9))).toBe(true);
  });

  it('does not go back for a line that came late', () => {
    const point = new ResumePoint();
    for (const time of [5_000, 3_000, 6_000, 4_000]) expect(point.accept(entry(time))).toBe(true);
    expect(point.since).toBe(4_000);
  });
});
