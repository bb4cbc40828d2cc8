// All runs of a log as one zip archive, made while it is sent: nothing of it is ever whole in memory.

import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { PodRuntime } from '../../engine/runtime/podRuntime.ts';
import { downloadRun } from './downloadLog.ts';
import type { TrackedRun } from './logRun.ts';
import type { PodLog } from './podLog.ts';

/** A file per run: `<pod>/<container>-<restart count>.log`. */
export async function* downloadArchive(
  log: PodLog,
  runtime: PodRuntime | undefined,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const runs = log.runs();
  const names = archiveNames(runs);
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: Error) => output.destroy(error));
  for (const [at, { index, record }] of runs.entries()) {
    const mtime = new Date(record.finishedAt ?? record.startedAt ?? record.createdAt);
    zip.addReadStreamLazy(names[at] ?? '', { mtime }, (give) =>
      give(null, Readable.from(downloadRun(log, index, runtime, signal))),
    );
  }
  zip.end();
  for await (const chunk of output) yield chunk;
}

/** A pod that was made again has the same name and counts its restarts from 0: its uid tells it apart. */
export function archiveNames(runs: readonly Pick<TrackedRun, 'ref' | 'record'>[]): readonly string[] {
  const plain = runs.map(({ ref, record }) => `${ref.name}/${record.name}-${record.attempt}`);
  return runs.map(({ record }, at) => {
    const name = plain[at] ?? '';
    return plain.indexOf(name) === at ? `${name}.log` : `${name}-${record.podUid.slice(0, 8)}.log`;
  });
}
