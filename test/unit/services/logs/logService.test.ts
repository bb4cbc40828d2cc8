import { expect, it } from 'vitest';
import type { Clock } from '../../../../electron/common/clock.ts';
import { logFilterSchema } from '../../../../electron/common/contract/logs.ts';
import { ObservableValue } from '../../../../electron/common/observable.ts';
import { rowFlags } from '../../../../electron/services/logs/linePage.ts';
import { FLOOD_MS, FRAME_MS } from '../../../../electron/services/logs/logLimits.ts';
import { logHandlers } from '../../../../electron/services/logs/logService.ts';
import { PodLog } from '../../../../electron/services/logs/podLog.ts';
import { PodLogs } from '../../../../electron/services/logs/podLogs.ts';
import { randomIds } from '../../../../electron/services/randomIds.ts';
import { silentLogger } from '../../../fakes/fakeEngine.ts';

const waits: number[] = [];
/** Waits for nothing, and remembers how long it should have. */
const clock: Clock = {
  now: () => 0,
  setTimer(ms, callback) {
    waits.push(ms);
    queueMicrotask(callback);
    return { dispose: () => undefined };
  },
};
const parts = {
  feed: { list: () => [], subscribe: () => ({ dispose: () => undefined }) },
  runtime: new ObservableValue(undefined),
  clock,
  logger: silentLogger,
};

class GrowingLog extends PodLog {
  readonly news = new ObservableValue(0);

  override get changes() {
    return this.news;
  }

  grow(rows: number): void {
    for (let row = 0; row < rows; row += 1)
      this.store.append({ time: row, source: 0, flags: rowFlags.newline, bytes: Buffer.from('x') });
    this.news.set(this.news.value + 1);
  }
}

it('tells of a log at most once a frame, and of a flood that nobody can read seldomer', async () => {
  const log = new GrowingLog({ ...parts, pods: [], range: { by: 'all' } });
  class OneLog extends PodLogs {
    override open() {
      return { log, dispose: () => undefined };
    }
  }
  const handlers = logHandlers({ ...parts, logs: new OneLog(parts), ids: randomIds });
  const input = {
    pods: [{ namespace: 'default', name: 'web' }],
    range: { by: 'all' } as const,
    filter: logFilterSchema.parse({}),
  };
  const states = handlers.open(input, { signal: new AbortController().signal })[Symbol.asyncIterator]();
  const ends: (number | undefined)[] = [];
  waits.length = 0;
  for (const rows of [1, 5_000, 1, 1]) {
    log.grow(rows);
    ends.push((await states.next()).value?.end);
  }
  expect(ends).toEqual([1, 5_001, 5_002, 5_003]);
  expect(waits).toEqual([FRAME_MS, FLOOD_MS, FRAME_MS]);
});
