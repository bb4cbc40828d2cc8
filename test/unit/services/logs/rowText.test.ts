import { expect, it } from 'vitest';
import type { ContainerRecord } from '../../../../electron/engine/runtime/podRuntime.ts';
import { rowFlags, type StoredRow } from '../../../../electron/services/logs/linePage.ts';
import { TrackedRun } from '../../../../electron/services/logs/logRun.ts';
import { rowWriters } from '../../../../electron/services/logs/rowText.ts';

const record: ContainerRecord = {
  id: 'id',
  podUid: 'uid',
  sandboxId: 's',
  name: 'app',
  kind: 'app',
  attempt: 2,
  specHash: '',
  image: 'busybox',
  imageId: '',
  state: 'exited',
  createdAt: 1,
  startedAt: 1,
  finishedAt: 2,
  exitCode: 3,
  oomKilled: false,
  error: '',
};
const run = new TrackedRun(0, { namespace: 'dev', name: 'web' }, record);
const line: StoredRow = {
  time: Date.UTC(2026, 0, 2),
  source: 0,
  flags: rowFlags.stderr | rowFlags.newline,
  bytes: Buffer.from('ERROR: "quoted"'),
};
const written = (format: 'text' | 'jsonl', row: StoredRow) =>
  Buffer.concat(rowWriters[format](row, run)).toString();

it('is time, container and line as text', () => {
  expect(written('text', line)).toBe('2026-01-02T00:00:00.000Z app ERROR: "quoted"');
  expect(written('text', run.exited(line.time))).toBe('2026-01-02T00:00:00.000Z app --- exited (3) ---');
});

it('is everything that is known of it as JSON', () => {
  const origin = {
    time: '2026-01-02T00:00:00.000Z',
    namespace: 'dev',
    pod: 'web',
    container: 'app',
    restartCount: 2,
  };
  expect(JSON.parse(written('jsonl', line))).toEqual({
    ...origin,
    stream: 'stderr',
    level: 'error',
    message: 'ERROR: "quoted"',
  });
  expect(JSON.parse(written('jsonl', run.exited(line.time)))).toEqual({
    ...origin,
    event: 'exited',
    exitCode: 3,
    oomKilled: false,
  });
  expect(JSON.parse(written('jsonl', run.late(line.time)))).toEqual({ ...origin, event: 'late' });
});
