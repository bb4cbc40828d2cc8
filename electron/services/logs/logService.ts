// Logs over the contract: views that live as long as the stream that opened them.

import { isAppError } from '../../common/appError.ts';
import { type Clock, sleep } from '../../common/clock.ts';
import type { LogRow, LogState } from '../../common/contract/logs.ts';
import type { Contract } from '../../common/contract.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { IdSource } from '../../common/ids.ts';
import { latestValues, type Observable } from '../../common/observable.ts';
import type { ContractHandlers } from '../../common/rpc/define.ts';
import type { PodRuntime } from '../../engine/runtime/podRuntime.ts';
import { downloadArchive } from './downloadArchive.ts';
import { downloadRun, downloadView } from './downloadLog.ts';
import { FLOOD_MS, FLOOD_ROWS, FRAME_MS } from './logLimits.ts';
import { LogView } from './logView.ts';
import type { PodLogs } from './podLogs.ts';
import { searchView } from './searchView.ts';

export interface LogServiceOptions {
  readonly logs: PodLogs;
  readonly runtime: Observable<PodRuntime | undefined>;
  readonly ids: IdSource;
  readonly clock: Clock;
}

type LogHandlers = ContractHandlers<Contract>['logs'];

export function logHandlers({ logs, runtime, ids, clock }: LogServiceOptions): LogHandlers {
  const views = new Map<string, LogView>();
  const viewOf = (id: string): LogView => {
    const view = views.get(id);
    if (view) return view;
    throw explainedError('NotFound', 'logViewClosed', { retryable: true });
  };

  async function* open({ pods, range, filter }: Parameters<LogHandlers['open']>[0], signal: AbortSignal) {
    const lease = logs.open(pods, range);
    const viewId = ids.uid();
    try {
      const view = new LogView(lease.log, filter, clock);
      views.set(viewId, view);
      let told = view.end;
      for await (const _change of latestValues(lease.log.changes, signal)) {
        let hasMore = true;
        while (hasMore && !signal.aborted) {
          hasMore = view.advance();
          const isFlood = view.end - told > FLOOD_ROWS;
          told = view.end;
          yield stateOf(viewId, view);
          await sleep(clock, hasMore ? 0 : isFlood ? FLOOD_MS : FRAME_MS, signal);
        }
      }
    } catch (error) {
      if (!isAppError(error, 'Cancelled')) throw error;
    } finally {
      views.delete(viewId);
      lease.dispose();
    }
  }

  return {
    open: (input, { signal }) => open(input, signal),
    lines: async ({ viewId, from, count }) => ({ rows: rowsOf(viewOf(viewId), from, count) }),
    find: async ({ viewId, time }) => ({ position: viewOf(viewId).find(time) }),
    search: ({ viewId, pattern }, { signal }) => searchView(viewOf(viewId), pattern, clock, signal),
    download: (input, { signal }) => download(viewOf(input.viewId), input, runtime.value, signal),
    retained: async () => ({ pods: [...logs.retained()] }),
  };
}

function download(
  view: LogView,
  input: Parameters<LogHandlers['download']>[0],
  runtime: PodRuntime | undefined,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  switch (input.what) {
    case 'run':
      return downloadRun(view.log, input.run, runtime, signal);
    case 'archive':
      return downloadArchive(view.log, runtime, signal);
    case 'view':
      return toAsync(downloadView(view, input.format));
  }
}

async function* toAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

function stateOf(viewId: string, view: LogView): LogState {
  const { log } = view;
  return {
    viewId,
    first: view.first,
    end: view.end,
    scanned: view.scanned,
    total: log.store.end,
    isReady: log.isReady,
    isLive: log.isLive,
    runs: log.runs().map((run) => run.describe()),
  };
}

function rowsOf(view: LogView, from: number, count: number): LogRow[] {
  const rows: LogRow[] = [];
  const start = Math.max(from, view.first);
  for (let position = start; position < Math.min(from + count, view.end); position += 1) {
    const row = view.row(position);
    if (row) rows.push(row);
  }
  return rows;
}
