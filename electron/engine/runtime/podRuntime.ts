// What the engine asks of a container runtime, in CRI's words. `electron/docker` implements it; the engine knows
// nothing of Docker. Every call is idempotent where it says so, takes an AbortSignal, and fails with `AppError`:
// its `details` carry the runtime's own text, which is what kubelet puts into events.

import type { EngineInfo, LeaseHolder } from '../../common/contract/system.ts';
import type { Container, PodObject } from '../../common/kubernetes/objects.ts';
import type { DialChoice, PodDialer } from './podDialer.ts';
import type { AttachedStream, AttachRequest, ExecRequest, TerminalStream } from './terminalStream.ts';

export type EphemeralContainer = NonNullable<PodObject['spec']['ephemeralContainers']>[number];

export type ContainerKind = 'init' | 'app' | 'ephemeral';

export interface SandboxRecord {
  readonly id: string;
  readonly podUid: string;
  readonly attempt: number;
  readonly state: 'created' | 'running' | 'exited';
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Empty for hostNetwork and while not running; IPv4 first. */
  readonly podIps: readonly string[];
  /** The pod as it was when this sandbox was made: enough to adopt it without the store. */
  readonly pod: PodObject;
}

export interface ContainerRecord {
  readonly id: string;
  readonly podUid: string;
  readonly name: string;
  readonly kind: ContainerKind;
  readonly sandboxId: string;
  /** Equals the restart count of this run. */
  readonly attempt: number;
  /** Hash of name and image: another one means the definition changed. */
  readonly specHash: string;
  readonly state: 'created' | 'running' | 'exited';
  /** Milliseconds since the epoch; undefined where Docker has no time yet. */
  readonly createdAt: number;
  /** Undefined for a run that never began, also when it has `exited` because its start failed. */
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** Docker's State.Error, empty when none: why a start failed. */
  readonly error: string;
  /** As status.image prints it. */
  readonly image: string;
  /** As status.imageID prints it: `docker-pullable://…` or `docker://sha256:…`. */
  readonly imageId: string;
  /** Of an ephemeral container, where it is known: as the pod has it. */
  readonly ephemeral?: EphemeralContainer;
  /** Where the engine removes old parts of the log: so much of it, and its envelope, is surely there. */
  readonly keptLogBytes?: number;
}

export interface RuntimeSnapshot {
  readonly sandboxes: readonly SandboxRecord[];
  readonly containers: readonly ContainerRecord[];
}

/** Says only that something of this pod changed; the state is always read anew. */
export interface RuntimeEvent {
  readonly podUid: string;
}

export interface ImageRecord {
  readonly id: string;
  readonly sizeBytes: number;
  /** The image's USER, empty when none: needed for runAsNonRoot. */
  readonly user: string;
}

export interface PullProgress {
  readonly layer: string;
  readonly status: string;
  readonly currentBytes: number;
  readonly totalBytes: number;
}

export interface CreateContainerRequest {
  readonly pod: PodObject;
  readonly container: Container;
  readonly kind: ContainerKind;
  readonly sandboxId: string;
  readonly attempt: number;
  readonly specHash: string;
  readonly image: ImageRecord;
}

export interface CreatedSandbox {
  readonly id: string;
  /** Messages of the event DNSConfigForming: what did not fit into resolv.conf. Usually empty. */
  readonly dnsNotices: readonly string[];
}

/** A volume that could not be set up; `message` is the text after `MountVolume.SetUp failed for volume "x" : `. */
export interface VolumeFailure {
  readonly volume: string;
  readonly message: string;
}

/** One entry of a container's log, in CRI's words. */
export interface LogEntry {
  readonly stream: 'stdout' | 'stderr';
  /** Milliseconds since the epoch with their fraction, by the engine's clock. */
  readonly time: number;
  /** CRI's tag P: the line goes on in this stream's next entry. */
  readonly isPartial: boolean;
  /** Without the newline; as they came, UTF-8 or not. */
  readonly bytes: Uint8Array;
  /** Entries before this one were removed by the engine before they could be read. */
  readonly isAfterGap?: true;
  /** This entry and the older ones that follow it were skipped at first. */
  readonly isLate?: true;
}

export interface LogOptions {
  /** Goes on until the container ends. */
  readonly follow: boolean;
  /** Milliseconds since the epoch; entries of this instant are included. */
  readonly since?: number;
  /** Only the last entries; undefined: all. */
  readonly tail?: number;
}

export type LeaseOutcome =
  | { readonly kind: 'acquired'; readonly lease: Lease }
  | { readonly kind: 'taken'; readonly holder: LeaseHolder };

export interface Lease {
  /** Resolves when the lease is gone without `release`: engine restarted or container removed by hand. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

export interface PodRuntime {
  readonly info: EngineInfo;
  /** Environment variables by which a command of the user's reaches the same engine. */
  readonly clientEnvironment: Readonly<Record<string, string>>;

  /** All our sandboxes and containers, or those of one pod. One list call plus inspects of what changed. */
  snapshot(podUid: string | undefined, signal: AbortSignal): Promise<RuntimeSnapshot>;
  /** Ends with an `Unavailable` error when the engine is lost. Replays from `since` (ms). */
  watch(since: number, signal: AbortSignal): AsyncIterable<RuntimeEvent>;

  inspectImage(reference: string, signal: AbortSignal): Promise<ImageRecord | undefined>;
  pullImage(
    reference: string,
    onProgress: (progress: PullProgress) => void,
    signal: AbortSignal,
  ): Promise<ImageRecord>;

  /** Checks hostPaths and creates the pod's volumes; idempotent. Undefined when all is well. */
  prepareVolumes(pod: PodObject, signal: AbortSignal): Promise<VolumeFailure | undefined>;
  /** Removes what `prepareVolumes` made; idempotent. */
  removeVolumes(podUid: string, signal: AbortSignal): Promise<void>;

  /** Idempotent by name: adopts a sandbox of the same pod and attempt. Ensures image and network. */
  createSandbox(pod: PodObject, attempt: number, signal: AbortSignal): Promise<CreatedSandbox>;
  /** Resolves when the first container may start in it. */
  startSandbox(id: string, signal: AbortSignal): Promise<void>;
  /**
   * The container may be created before its sandbox runs, and started only after. Idempotent by name.
   * A definition that cannot be turned into a container fails with `ContainerConfigError`.
   */
  createContainer(request: CreateContainerRequest, signal: AbortSignal): Promise<{ readonly id: string }>;
  startContainer(id: string, signal: AbortSignal): Promise<void>;
  /** SIGTERM (or the image's STOPSIGNAL), then SIGKILL after the grace. Not running or gone is success. */
  stopContainer(id: string, graceSeconds: number, signal: AbortSignal): Promise<void>;
  /** Removes a container or sandbox with its anonymous volumes, killing it if need be. Gone is success. */
  removeContainer(id: string, signal: AbortSignal): Promise<void>;

  /** At most the last 4096 bytes of the termination-message file of an exited container; empty when none. */
  terminationMessage(containerId: string, path: string, signal: AbortSignal): Promise<string>;
  /** The end of the log, whichever is smaller of `maxLines` and `maxBytes`. */
  logTail(containerId: string, maxLines: number, maxBytes: number, signal: AbortSignal): Promise<string>;

  /** Entries in batches as they come. A follow may also end because the engine stops; read on from the last entry. */
  containerLogs(
    containerId: string,
    options: LogOptions,
    signal: AbortSignal,
  ): AsyncIterable<readonly LogEntry[]>;
  /** The whole log as the engine keeps it, byte for byte, both streams in their order. */
  logBytes(containerId: string, signal: AbortSignal): AsyncIterable<Uint8Array>;

  /** The first shell of a container, absolute; undefined when it has none. Starts nothing. */
  findShell(containerId: string, signal: AbortSignal): Promise<string | undefined>;
  /**
   * Runs a command with a terminal. Aborting the signal, losing the engine or the end of this process ends the command
   * too.
   */
  exec(request: ExecRequest, signal: AbortSignal): Promise<TerminalStream>;
  /** A terminal on the container's main process; aborting the signal leaves the process alone. */
  attach(request: AttachRequest, signal: AbortSignal): Promise<AttachedStream>;

  /**
   * The way into the running sandbox of a pod; its owner disposes it. `FailedPrecondition` when none runs. Starts nothing
   * yet: the relay begins with the first connection that needs it, and again when it has died.
   */
  podDialer(podUid: string, choice: DialChoice, signal: AbortSignal): Promise<PodDialer>;

  /** Held for as long as this process lives and is connected; released by the engine when it dies. */
  acquireLease(holder: LeaseHolder, signal: AbortSignal): Promise<LeaseOutcome>;

  dispose(): void;
}
