// A PodRuntime in memory with injected errors and delays, a call log and a fake clock. It proves nothing about Docker:
// the same scenarios run on the real one in test/docker.

import { AppError } from '../../electron/common/appError.ts';
import { type Clock, sleep } from '../../electron/common/clock.ts';
import type { EngineInfo, LeaseHolder } from '../../electron/common/contract/system.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import type { DialChoice, PodDialer } from '../../electron/engine/runtime/podDialer.ts';
import type {
  CreateContainerRequest,
  CreatedSandbox,
  ImageRecord,
  LeaseOutcome,
  LogEntry,
  LogOptions,
  PodRuntime,
  PullProgress,
  RuntimeEvent,
  RuntimeSnapshot,
  VolumeFailure,
} from '../../electron/engine/runtime/podRuntime.ts';
import type { AttachedStream } from '../../electron/engine/runtime/terminalStream.ts';
import { untilAborted } from '../../electron/engine/work/untilAborted.ts';
import { FakeRuntimeState } from './fakeRuntimeState.ts';

export type RuntimeCall =
  | 'inspectImage'
  | 'pullImage'
  | 'prepareVolumes'
  | 'removeVolumes'
  | 'createSandbox'
  | 'startSandbox'
  | 'createContainer'
  | 'startContainer'
  | 'stopContainer'
  | 'removeContainer';

export const fakeEngineInfo: EngineInfo = {
  address: 'fake',
  source: 'test',
  id: 'ENGINE:ONE',
  name: 'node',
  version: '20.10',
  apiVersion: '1.41',
  os: 'fake',
  arch: 'x86_64',
  kernel: '6.1',
  cpus: 4,
  memoryBytes: 8 * 1024 ** 3,
  cgroupVersion: '2',
  rootless: false,
};

export class FakeRuntime implements PodRuntime {
  info: EngineInfo = fakeEngineInfo;
  readonly clientEnvironment = { DOCKER_HOST: fakeEngineInfo.address };
  readonly state: FakeRuntimeState;
  /** Every call that changes something or asks for an image, as `name argument`, in the order of begin. */
  readonly calls: string[] = [];
  /** Milliseconds that a call takes, by its name, or by `name argument`. */
  readonly delays = new Map<string, number>();
  /** Set: the call fails with what it returns, after its delay. */
  onCall: (call: RuntimeCall, argument: string) => Error | undefined = () => undefined;
  /** By volume name: what prepareVolumes reports. */
  volumeFailure: VolumeFailure | undefined;
  readonly terminationMessages = new Map<string, string>();
  readonly #clock: Clock;

  constructor(clock: Clock, state: FakeRuntimeState = new FakeRuntimeState(clock)) {
    this.#clock = clock;
    this.state = state;
  }

  /** How often a call was made. */
  count(prefix: string): number {
    return this.calls.filter((call) => call.startsWith(prefix)).length;
  }

  snapshot(podUid: string | undefined, signal: AbortSignal): Promise<RuntimeSnapshot> {
    return this.#read(() => this.state.snapshot(podUid), signal);
  }

  async *watch(_since: number, signal: AbortSignal): AsyncGenerator<RuntimeEvent> {
    const queue: string[] = [];
    let wake = (): void => undefined;
    const stop = this.state.onEvent((uid) => {
      queue.push(uid);
      wake();
    });
    signal.addEventListener('abort', () => wake(), { once: true });
    try {
      while (!signal.aborted) {
        for (const podUid of queue.splice(0)) yield { podUid };
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (queue.length > 0 || signal.aborted) resolve();
        });
      }
    } finally {
      stop();
    }
  }

  inspectImage(reference: string, signal: AbortSignal): Promise<ImageRecord | undefined> {
    return this.#perform('inspectImage', reference, signal, () =>
      this.state.images.has(reference) ? imageRecord(reference) : undefined,
    );
  }

  /** Cancelled with its caller, as Docker does. */
  async pullImage(
    reference: string,
    onProgress: (progress: PullProgress) => void,
    signal: AbortSignal,
  ): Promise<ImageRecord> {
    onProgress({ layer: 'layer1', status: 'Downloading', currentBytes: 1, totalBytes: 2 });
    return this.#perform('pullImage', reference, signal, () => {
      throwIfAborted(signal);
      this.state.images.add(reference);
      return imageRecord(reference);
    });
  }

  prepareVolumes(pod: PodObject, signal: AbortSignal): Promise<VolumeFailure | undefined> {
    return this.#perform('prepareVolumes', pod.metadata.name, signal, () => {
      if (this.volumeFailure) return this.volumeFailure;
      this.state.volumes.add(pod.metadata.uid);
      return undefined;
    });
  }

  removeVolumes(podUid: string, signal: AbortSignal): Promise<void> {
    return this.#perform('removeVolumes', podUid, signal, () => void this.state.volumes.delete(podUid));
  }

  createSandbox(pod: PodObject, attempt: number, signal: AbortSignal): Promise<CreatedSandbox> {
    return this.#perform('createSandbox', `${pod.metadata.name} ${attempt}`, signal, () => ({
      id: this.state.createSandbox(pod, attempt),
      dnsNotices: [],
    }));
  }

  startSandbox(id: string, signal: AbortSignal): Promise<void> {
    return this.#perform('startSandbox', this.#nameOf(id), signal, () => this.state.startSandbox(id));
  }

  createContainer(request: CreateContainerRequest, signal: AbortSignal): Promise<{ readonly id: string }> {
    return this.#perform('createContainer', `${request.container.name} ${request.attempt}`, signal, () => ({
      id: this.state.createContainer(request),
    }));
  }

  startContainer(id: string, signal: AbortSignal): Promise<void> {
    return this.#perform('startContainer', this.#nameOf(id), signal, () => this.state.startContainer(id));
  }

  async stopContainer(id: string, graceSeconds: number, signal: AbortSignal): Promise<void> {
    const waitMs = await this.#perform('stopContainer', `${this.#nameOf(id)} ${graceSeconds}`, signal, () =>
      this.#beginStop(id, graceSeconds * 1000),
    );
    if (waitMs > 0) await sleep(this.#clock, waitMs, signal);
  }

  /** Returns how long it takes; the daemon goes on when the caller has gone. */
  #beginStop(id: string, graceMs: number): number {
    this.state.stopSandbox(id);
    const record = this.state.containers.get(id);
    if (record?.state !== 'running') return 0;
    const { ignoresTerm, termMs = 0, termCode = 143 } = this.state.behaviours.get(record.name) ?? {};
    const isKilled = ignoresTerm === true || termMs > graceMs;
    const waitMs = isKilled ? graceMs : termMs;
    const end = () => this.state.exit(id, isKilled ? 137 : termCode);
    if (waitMs > 0) this.#clock.setTimer(waitMs, end);
    else end();
    return waitMs;
  }

  removeContainer(id: string, signal: AbortSignal): Promise<void> {
    return this.#perform('removeContainer', this.#nameOf(id), signal, () => this.state.remove(id));
  }

  terminationMessage(containerId: string, _path: string, signal: AbortSignal): Promise<string> {
    return this.#read(() => this.terminationMessages.get(this.#nameOf(containerId)) ?? '', signal);
  }

  logTail(containerId: string, _lines: number, _bytes: number, signal: AbortSignal): Promise<string> {
    return this.#read(() => `log of ${this.#nameOf(containerId)}`, signal);
  }

  /** By container id: answers the logs of a container; nothing and the end when unset. */
  onLogs: (
    containerId: string,
    options: LogOptions,
    signal: AbortSignal,
  ) => AsyncIterable<readonly LogEntry[]> = emptyLog;

  containerLogs(
    containerId: string,
    options: LogOptions,
    signal: AbortSignal,
  ): AsyncIterable<readonly LogEntry[]> {
    return this.onLogs(containerId, options, signal);
  }

  async *logBytes(containerId: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    yield await this.#read(() => new TextEncoder().encode(`log of ${this.#nameOf(containerId)}`), signal);
  }

  findShell(): Promise<string | undefined> {
    return Promise.resolve('/bin/sh');
  }

  /** Terminals have a fake of their own; pods do not need them. */
  onTerminal: () => Promise<AttachedStream> = () =>
    Promise.reject(new AppError('Unimplemented', 'The fake runtime has no terminals.'));

  exec(): Promise<AttachedStream> {
    return this.onTerminal();
  }

  attach(): Promise<AttachedStream> {
    return this.onTerminal();
  }

  /** By pod uid: answers the way into a pod. */
  onDialer: (podUid: string, choice: DialChoice) => Promise<PodDialer> = () =>
    Promise.reject(new AppError('Unimplemented', 'The fake runtime has no way into its pods.'));

  podDialer(podUid: string, choice: DialChoice): Promise<PodDialer> {
    return this.onDialer(podUid, choice);
  }

  acquireLease(_holder: LeaseHolder, signal: AbortSignal): Promise<LeaseOutcome> {
    const lost = new Promise<void>(() => undefined);
    return this.#read(
      () => ({ kind: 'acquired', lease: { lost, release: () => Promise.resolve() } }),
      signal,
    );
  }

  dispose(): void {}

  #nameOf(id: string): string {
    return this.state.containers.get(id)?.name ?? this.state.sandboxes.get(id)?.pod.metadata.name ?? id;
  }

  /** The daemon does what it was asked, also when the caller has gone meanwhile. */
  #perform<T>(call: RuntimeCall, argument: string, signal: AbortSignal, effect: () => T): Promise<T> {
    throwIfAborted(signal);
    this.calls.push(`${call} ${argument}`);
    const delayMs = this.delays.get(`${call} ${argument}`) ?? this.delays.get(call) ?? 0;
    const work = async (): Promise<T> => {
      if (delayMs > 0) await sleep(this.#clock, delayMs);
      const error = this.onCall(call, argument);
      if (error) throw error;
      return effect();
    };
    return untilAborted(work(), signal);
  }

  async #read<T>(read: () => T, signal: AbortSignal): Promise<T> {
    await Promise.resolve();
    throwIfAborted(signal);
    return read();
  }
}

async function* emptyLog(): AsyncGenerator<readonly LogEntry[]> {}

function imageRecord(reference: string): ImageRecord {
  return { id: `sha256:${reference}`, sizeBytes: 1234, user: '' };
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('Cancelled', 'The call was cancelled.');
}
