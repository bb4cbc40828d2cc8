// One life of a container as a log sees it: what is known of it, and its rows at its beginning and end.

import type { LogMarkEvent, LogRun } from '../../common/contract/logs.ts';
import type { PodRef } from '../../common/contract/objects.ts';
import type { ContainerRecord } from '../../engine/runtime/podRuntime.ts';
import type { LogLine } from './lineAssembler.ts';
import { rowFlags, type StoredRow } from './linePage.ts';

export interface RunMark {
  readonly event: LogMarkEvent;
  readonly exitCode: number;
  readonly oomKilled: boolean;
}

/** What an engine stores of an entry is only known about. */
const CUT_SHARE = 0.8;
const encoder = new TextEncoder();

export class TrackedRun {
  readonly index: number;
  readonly ref: PodRef;
  readonly #ended = new AbortController();
  #record: ContainerRecord;
  isGone = false;
  /** Everything it said is in the log. */
  isRead = false;
  lines = 0;
  /** Of the entries that were there when reading began, as the engine stores them. */
  storedBytes = 0;

  constructor(index: number, ref: PodRef, record: ContainerRecord) {
    this.index = index;
    this.ref = ref;
    this.#record = record;
  }

  get record(): ContainerRecord {
    return this.#record;
  }

  /** What is known of it now. */
  set record(record: ContainerRecord) {
    this.#record = record;
    if (this.hasEnded) this.#ended.abort();
  }

  get hasEnded(): boolean {
    return this.isGone || this.record.state === 'exited';
  }

  /** Aborted by the record that says so. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  describe(): LogRun {
    const { name, kind, podUid, attempt, id, state, exitCode, oomKilled, keptLogBytes } = this.record;
    const { storedBytes } = this;
    return {
      namespace: this.ref.namespace,
      pod: this.ref.name,
      podUid,
      container: name,
      kind,
      attempt,
      containerId: id,
      state: this.isGone ? 'gone' : state === 'exited' ? 'exited' : 'running',
      exitCode,
      oomKilled,
      lines: this.lines,
      isCut: storedBytes >= (keptLogBytes ?? Number.POSITIVE_INFINITY) * CUT_SHARE,
    };
  }

  row({ stream, time, bytes, hasNewline }: LogLine): StoredRow {
    this.lines += 1;
    const flags = (stream === 'stderr' ? rowFlags.stderr : 0) | (hasNewline ? rowFlags.newline : 0);
    return { time, source: this.index, flags, bytes };
  }

  started(): StoredRow {
    return this.#mark(this.record.startedAt ?? this.record.createdAt, '');
  }

  /** Lines before `time` are not there any more. */
  missing(time: number): StoredRow {
    return this.#mark(time, 'missing');
  }

  /** The lines that follow are older than the one before. */
  late(time: number): StoredRow {
    return this.#mark(time, 'late');
  }

  /** Carries how it ended: the record of a run is forgotten with its container. */
  exited(time: number): StoredRow {
    const { state, exitCode, oomKilled } = this.record;
    return this.#mark(time, state === 'exited' ? `${exitCode} ${oomKilled ? 'oom' : ''}` : 'gone');
  }

  #mark(time: number, text: string): StoredRow {
    return { time, source: this.index, flags: rowFlags.mark, bytes: encoder.encode(text) };
  }
}

/** What a row with the flag `mark` says. */
export function readMark({ bytes }: StoredRow): RunMark {
  if (bytes.length === 0) return { event: 'started', exitCode: 0, oomKilled: false };
  const [code = '', oom = ''] = new TextDecoder().decode(bytes).split(' ');
  if (code === 'gone' || code === 'missing' || code === 'late')
    return { event: code, exitCode: 0, oomKilled: false };
  return { event: 'exited', exitCode: Number(code), oomKilled: oom === 'oom' };
}
