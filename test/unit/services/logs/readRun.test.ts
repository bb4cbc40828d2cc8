import { expect, it } from 'vitest';
import { ObservableValue } from '../../../../electron/common/observable.ts';
import type {
  ContainerRecord,
  LogEntry,
  PodRuntime,
} from '../../../../electron/engine/runtime/podRuntime.ts';
import { rowFlags, type StoredRow } from '../../../../electron/services/logs/linePage.ts';
import { readMark, TrackedRun } from '../../../../electron/services/logs/logRun.ts';
import { readRun } from '../../../../electron/services/logs/readRun.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { FakeRuntime } from '../../../fakes/fakeRuntime.ts';

const running: ContainerRecord = {
  id: 'id',
  podUid: 'uid',
  sandboxId: 's',
  name: 'app',
  kind: 'app',
  attempt: 0,
  specHash: '',
  image: 'busybox',
  imageId: '',
  state: 'running',
  createdAt: 1,
  startedAt: 1,
  finishedAt: undefined,
  exitCode: 0,
  oomKilled: false,
  error: '',
};
const said: LogEntry = { stream: 'stdout', time: 2, bytes: Buffer.from('said'), isPartial: false };

it('tells that a container has ended as soon as its record does, though its stream ended before', async () => {
  const clock = new FakeClock();
  const runtime = new FakeRuntime(clock);
  runtime.onLogs = async function* () {
    yield [said];
  };
  const run = new TrackedRun(0, { namespace: 'dev', name: 'web' }, running);
  const rows: StoredRow[] = [];
  const options = {
    run,
    range: { by: 'all' } as const,
    runtime: new ObservableValue<PodRuntime | undefined>(runtime),
    clock,
    input: { push: (more: readonly StoredRow[]) => void rows.push(...more), end: () => undefined },
    refresh: async () => {
      // The engine's event comes when the reader waits already, and no time passes.
      setImmediate(() => {
        run.record = { ...running, state: 'exited', finishedAt: 3, exitCode: 3 };
      });
    },
  };
  await readRun(options, new AbortController().signal);
  const texts = rows.map((row) =>
    row.flags & rowFlags.mark ? readMark(row).event : Buffer.from(row.bytes).toString(),
  );
  expect(texts).toEqual(['started', 'said', 'exited']);
});
