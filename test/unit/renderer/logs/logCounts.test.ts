import { describe, expect, it } from 'vitest';
import type { LogRun, LogState } from '../../../../electron/common/contract/logs.ts';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import { marksAt } from '../../../../renderer/logs/logBodyProps.ts';
import { LogCounts, nextView } from '../../../../renderer/logs/logCounts.ts';
import { previousMissingTexts } from '../../../../renderer/logs/waitingText.ts';

const run: LogRun = {
  namespace: 'default',
  pod: 'web',
  podUid: 'u',
  container: 'app',
  kind: 'app',
  attempt: 0,
  containerId: 'c0',
  state: 'running',
  exitCode: 0,
  oomKilled: false,
  lines: 1,
  isCut: false,
};
const state: LogState = {
  viewId: 'v',
  first: 0,
  end: 1,
  scanned: 1,
  total: 1,
  isReady: true,
  isLive: true,
  runs: [run],
};

describe('the numbers of a log', () => {
  it('do not draw the toolbar again', () => {
    const view = nextView(undefined, state);
    expect(nextView(view, { ...state, end: 9, total: 9, runs: [{ ...run, lines: 9 }] })).toBe(view);
    expect(nextView(view, { ...state, isLive: false })).not.toBe(view);
    expect(nextView(view, { ...state, runs: [{ ...run, state: 'exited' }] })).not.toBe(view);
  });

  it('are told to those who listen', () => {
    const counts = new LogCounts();
    const seen: (number | undefined)[] = [];
    const stop = counts.subscribe(() => seen.push(counts.get()?.end));
    counts.set(state);
    stop();
    counts.set({ ...state, end: 2 });
    expect(seen).toEqual([1]);
  });
});

describe('a rule between lines', () => {
  const row = (position: number) => ({
    kind: 'mark' as const,
    position,
    time: position * 10,
    run: 0,
    event: 'started' as const,
    exitCode: 0,
    oomKilled: false,
  });
  const rows = new Map([1, 2, 3].map((position) => [position, row(position)]));

  it('stands above the first line that is later, and below the last one until that comes', () => {
    const at = (marks: readonly number[], position: number) => marksAt(marks, { rows, end: 4 }, position);
    expect([1, 2, 3].map((position) => at([15], position).isAbove)).toEqual([false, true, false]);
    expect([1, 2, 3].map((position) => at([30], position).isBelow)).toEqual([false, false, true]);
  });
});

describe('previous runs that never were', () => {
  it('are named as kubectl names them', () => {
    const pod = {
      metadata: { name: 'web', namespace: 'default' },
      spec: { containers: [{ name: 'app' }, { name: 'side' }] },
    };
    const runs = [run, { ...run, attempt: 1, containerId: 'c1' }];
    expect(previousMissingTexts(asPod(pod), runs, undefined)).toEqual([
      'previous terminated container "side" in pod "web" not found',
    ]);
  });
});

/** Of a pod, the part that is read here. */
function asPod(part: object): PodObject {
  return part as PodObject;
}
