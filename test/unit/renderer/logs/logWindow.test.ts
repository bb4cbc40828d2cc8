import { describe, expect, it } from 'vitest';
import type { LogRow, LogState } from '../../../../electron/common/contract/logs.ts';
import { logRange, rangeOfKey } from '../../../../renderer/logs/logRanges.ts';
import { formatLogTime } from '../../../../renderer/logs/logTime.ts';
import { LogWindow } from '../../../../renderer/logs/logWindow.ts';
import { chosenRuns } from '../../../../renderer/logs/runChoice.ts';
import {
  contentHeight,
  MAX_SCROLL_PX,
  maxWindowRows,
  rowWindow,
  scrollTopOf,
} from '../../../../renderer/logs/scrollMap.ts';

const row = (position: number): LogRow => ({
  kind: 'line',
  position,
  unfiltered: position,
  time: position,
  run: 0,
  stream: 'stdout',
  level: 'unknown',
  text: String(position),
  cutBytes: 0,
});

const state = (end: number, first = 0, viewId = 'a'): LogState => ({
  viewId,
  first,
  end,
  scanned: end,
  total: end,
  isReady: true,
  isLive: true,
  runs: [],
});

function windowOn() {
  const calls: (readonly [number, number])[] = [];
  const window = new LogWindow(async (_viewId, from, count) => {
    calls.push([from, count]);
    return Array.from({ length: count }, (_, index) => row(from + index));
  });
  return { window, calls };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the window over a log', () => {
  it('asks for the end alone while it follows a million rows', async () => {
    const { window, calls } = windowOn();
    window.update(state(1_000_000));
    await settled();
    expect(calls).toEqual([[999_900, 100]]);
    expect(window.get()).toMatchObject({ base: 0, end: 1_000_000 });
  });

  it('shows the new end only together with its rows', async () => {
    const { window } = windowOn();
    window.update(state(50));
    expect(window.get().end).toBe(0);
    await settled();
    expect(window.get().end).toBe(50);
    expect(window.get().rows.get(49)).toBeDefined();
  });

  it('keeps its first row while the reader reads, even when rows are dropped', async () => {
    const { window } = windowOn();
    window.update(state(1_000));
    await settled();
    window.follow(false);
    window.show(0, 40);
    window.update(state(2_000, 500));
    await settled();
    expect(window.get()).toMatchObject({ base: 0, end: 2_000 });
    window.follow(true);
    await settled();
    expect(window.get().base).toBe(500);
  });

  it('holds no more rows than the neighbourhood of the screen', async () => {
    const { window } = windowOn();
    window.update(state(100_000));
    window.follow(false);
    for (let from = 0; from < 60_000; from += 500) {
      window.show(from, from + 300);
      await settled();
    }
    expect(window.get().rows.size).toBeLessThan(5_000);
  });

  it('starts over with another view and can hide what was', async () => {
    const { window } = windowOn();
    window.update(state(10));
    await settled();
    window.clear(10);
    expect(window.get().base).toBe(10);
    window.update(state(3, 0, 'b'));
    await settled();
    expect(window.get()).toMatchObject({ viewId: 'b', base: 0, end: 3 });
  });
});

describe('the scroll arithmetic', () => {
  it('draws some dozens of rows of a million, and reaches the first and the last', () => {
    const [rows, rowPx, view] = [1_000_000, 20, 600] as const;
    const height = contentHeight(rows, rowPx);
    expect(height).toBe(MAX_SCROLL_PX);
    expect(rowWindow(0, rows, rowPx, view).from).toBe(0);
    const last = rowWindow(height - view, rows, rowPx, view);
    expect(last.to).toBe(rows);
    expect(last.to - last.from).toBeLessThanOrEqual(maxWindowRows(rowPx, view));
    // The last row ends where the content ends.
    expect(last.top + (last.to - last.from) * rowPx).toBeCloseTo(height, 0);
  });

  it('finds back where a row stands', () => {
    const [rows, rowPx, view] = [1_000_000, 20, 600] as const;
    const at = scrollTopOf(500_000 * rowPx, rows, rowPx, view);
    const { from, to } = rowWindow(at, rows, rowPx, view);
    expect(from).toBeLessThanOrEqual(500_000);
    expect(to).toBeGreaterThan(500_000);
  });
});

describe('what a log is asked for', () => {
  it('has k9s’ digits', () => {
    expect(rangeOfKey('0')).toBe('tail');
    expect(rangeOfKey('1')).toBe('head');
    expect(rangeOfKey('6')).toBe('1h');
    expect(rangeOfKey('7')).toBeUndefined();
    expect(logRange('5m', 1_000_000, 0)).toEqual({ by: 'since', time: 700_000 });
    expect(logRange('picked', 1_000_000, 5)).toEqual({ by: 'since', time: 5 });
    expect(logRange('start', 1_000_000, 0)).toEqual({ by: 'all' });
  });

  it('knows the previous run of each container', () => {
    const run = (container: string, attempt: number) => ({
      namespace: 'default',
      pod: 'p',
      podUid: 'u',
      container,
      kind: 'app' as const,
      attempt,
      containerId: `${container}${attempt}`,
      state: 'exited' as const,
      exitCode: 1,
      oomKilled: false,
      lines: 1,
      isCut: false,
    });
    const runs = [run('a', 0), run('a', 1), run('b', 0), run('a', 2)];
    expect(chosenRuns(runs, 'previous')).toEqual(['a1']);
    expect(chosenRuns(runs, 'current')).toEqual(['a2', 'b0']);
    expect(chosenRuns(runs, 'all')).toBeUndefined();
  });

  it('prints times with milliseconds', () => {
    expect(formatLogTime(Date.UTC(2026, 0, 1, 2, 3, 4, 5), 'utc', 0)).toBe('02:03:04.005Z');
    expect(formatLogTime(1500, 'relative', 1000)).toBe('+0.500s');
    expect(formatLogTime(0, 'off', 0)).toBe('');
  });
});
