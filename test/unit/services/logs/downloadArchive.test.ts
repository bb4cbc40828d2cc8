import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../electron/common/clock.ts';
import { ObservableValue } from '../../../../electron/common/observable.ts';
import type { ContainerRecord } from '../../../../electron/engine/runtime/podRuntime.ts';
import { archiveNames, downloadArchive } from '../../../../electron/services/logs/downloadArchive.ts';
import { rowFlags } from '../../../../electron/services/logs/linePage.ts';
import { TrackedRun } from '../../../../electron/services/logs/logRun.ts';
import { PodLog } from '../../../../electron/services/logs/podLog.ts';
import { silentLogger } from '../../../fakes/fakeEngine.ts';

const ref = { namespace: 'default', name: 'web' };

function run(index: number, name: string, attempt: number, podUid = 'u1-234567890'): TrackedRun {
  const record: ContainerRecord = {
    id: `id-${index}`,
    podUid,
    sandboxId: 's',
    name,
    kind: 'app',
    attempt,
    specHash: '',
    image: 'busybox',
    imageId: '',
    state: 'exited',
    createdAt: 1,
    startedAt: 1,
    finishedAt: 2,
    exitCode: 0,
    oomKilled: false,
    error: '',
  };
  return new TrackedRun(index, ref, record);
}

class KnownRuns extends PodLog {
  readonly #runs: readonly TrackedRun[];

  constructor(runs: readonly TrackedRun[]) {
    super({
      pods: [ref],
      range: { by: 'all' },
      feed: { list: () => [], subscribe: () => ({ dispose: () => undefined }) },
      runtime: new ObservableValue(undefined),
      clock: systemClock,
      logger: silentLogger,
    });
    this.#runs = runs;
  }

  override runs(): readonly TrackedRun[] {
    return this.#runs;
  }
}

/** The files of a zip archive, found by its directory (APPNOTE 4.3.12). */
function unzip(zip: Buffer): Record<string, string> {
  const files: Record<string, string> = {};
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    files[zip.toString('utf8', at + 46, at + 46 + nameLength)] = inflateRawSync(packed).toString();
    at += 46 + nameLength + extraLength;
  }
  return files;
}

describe('the archive of a log', () => {
  it('has a file for every run, with its own lines alone', async () => {
    const log = new KnownRuns([run(0, 'app', 0), run(1, 'app', 1), run(2, 'side', 0)]);
    const say = (source: number, text: string) =>
      log.store.append({ time: 1, source, flags: rowFlags.newline, bytes: Buffer.from(text) });
    for (const [source, text] of [
      [0, 'first'],
      [2, 'aside'],
      [1, 'second'],
      [0, 'grüße'],
    ] as const)
      say(source, text);
    const chunks: Uint8Array[] = [];
    for await (const chunk of downloadArchive(log, undefined, new AbortController().signal))
      chunks.push(chunk);
    expect(unzip(Buffer.concat(chunks))).toEqual({
      'web/app-0.log': 'first\ngrüße\n',
      'web/app-1.log': 'second\n',
      'web/side-0.log': 'aside\n',
    });
  });

  it('tells the runs of two pods of one name apart', () => {
    expect(archiveNames([run(0, 'app', 0), run(1, 'app', 0, 'abcdef0123')])).toEqual([
      'web/app-0.log',
      'web/app-0-abcdef01.log',
    ]);
  });
});
