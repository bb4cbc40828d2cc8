// The containers of the fake runtime: plain records with Docker's rules, without any waiting. It outlives the engines
// that are attached to it, as a real daemon does.

import { AppError } from '../../electron/common/appError.ts';
import type { Clock } from '../../electron/common/clock.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import type {
  ContainerRecord,
  CreateContainerRequest,
  RuntimeSnapshot,
  SandboxRecord,
} from '../../electron/engine/runtime/podRuntime.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** How a started container behaves; nothing set: it runs until it is stopped and then exits with 143. */
export interface Behaviour {
  readonly exitsAfterMs?: number;
  readonly exitCode?: number;
  readonly oomKilled?: boolean;
  /** SIGTERM does nothing, so SIGKILL comes after the grace (137). */
  readonly ignoresTerm?: boolean;
  /** Exit code after SIGTERM. */
  readonly termCode?: number;
  /** How long it takes to exit after SIGTERM. */
  readonly termMs?: number;
}

export class FakeRuntimeState {
  readonly #clock: Clock;
  readonly sandboxes = new Map<string, Mutable<SandboxRecord>>();
  readonly containers = new Map<string, Mutable<ContainerRecord>>();
  readonly volumes = new Set<string>();
  readonly images = new Set<string>();
  /** By container name; also used for later runs. */
  readonly behaviours = new Map<string, Behaviour>();
  readonly #listeners = new Set<(podUid: string) => void>();
  #lastId = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  snapshot(podUid: string | undefined): RuntimeSnapshot {
    const mine = (record: { readonly podUid: string }) => podUid === undefined || record.podUid === podUid;
    return {
      sandboxes: [...this.sandboxes.values()].filter(mine).map((record) => ({ ...record })),
      containers: [...this.containers.values()].filter(mine).map((record) => ({ ...record })),
    };
  }

  onEvent(listener: (podUid: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  createSandbox(pod: PodObject, attempt: number): string {
    const { uid } = pod.metadata;
    const existing = [...this.sandboxes.values()].find(
      (sandbox) => sandbox.podUid === uid && sandbox.attempt === attempt,
    );
    if (existing) return existing.id;
    const id = this.#nextId('sandbox');
    const createdAt = this.#clock.now();
    this.sandboxes.set(id, { id, podUid: uid, attempt, state: 'created', createdAt, podIps: [], pod });
    return id;
  }

  startSandbox(id: string): void {
    const sandbox = this.sandboxes.get(id);
    if (!sandbox) throw notFound(id);
    if (sandbox.state !== 'running') {
      sandbox.state = 'running';
      sandbox.podIps = sandbox.pod.spec.hostNetwork ? [] : [`172.30.0.${++this.#lastId}`];
      this.#tell(sandbox.podUid);
    }
  }

  createContainer({ pod, container, kind, sandboxId, attempt, specHash }: CreateContainerRequest): string {
    const { uid } = pod.metadata;
    const existing = [...this.containers.values()].find(
      (record) => record.podUid === uid && record.name === container.name && record.attempt === attempt,
    );
    if (existing?.specHash === specHash && existing.sandboxId === sandboxId) return existing.id;
    if (existing) throw new AppError('Conflict', `The name of ${container.name} is in use.`);
    if (!this.sandboxes.has(sandboxId)) throw notFound(sandboxId);
    const id = this.#nextId(container.name);
    const image = container.image ?? '';
    this.containers.set(id, {
      id,
      podUid: uid,
      name: container.name,
      kind,
      sandboxId,
      attempt,
      specHash,
      state: 'created',
      createdAt: this.#clock.now(),
      startedAt: undefined,
      finishedAt: undefined,
      exitCode: 0,
      oomKilled: false,
      error: '',
      image,
      imageId: `docker://sha256:${image}`,
    });
    this.#tell(uid);
    return id;
  }

  startContainer(id: string): void {
    const record = this.containers.get(id);
    if (!record) throw notFound(id);
    if (record.state === 'running') return;
    if (this.sandboxes.get(record.sandboxId)?.state !== 'running') {
      this.failStart(id, 'cannot join network namespace of a non running container');
    }
    record.state = 'running';
    record.startedAt = this.#clock.now();
    this.#tell(record.podUid);
    const { exitsAfterMs, exitCode = 0, oomKilled = false } = this.behaviours.get(record.name) ?? {};
    if (exitsAfterMs !== undefined) {
      this.#clock.setTimer(exitsAfterMs, () => this.exit(id, exitCode, oomKilled));
    }
  }

  /** As Docker: the container is left behind as exited at its creation. */
  failStart(id: string, text: string): never {
    const record = this.containers.get(id);
    if (record) {
      Object.assign(record, { state: 'exited', exitCode: 127, finishedAt: record.createdAt, error: text });
      this.#tell(record.podUid);
    }
    throw new AppError('FailedPrecondition', 'The container could not be started.', { details: text });
  }

  /** The process ends by itself. */
  exit(id: string, exitCode: number, oomKilled = false): void {
    const record = this.containers.get(id);
    if (record?.state !== 'running') return;
    Object.assign(record, { state: 'exited', exitCode, oomKilled, finishedAt: this.#clock.now() });
    this.#tell(record.podUid);
  }

  exitByName(name: string, exitCode: number): void {
    for (const { id, state } of [...this.containers.values()].filter((record) => record.name === name)) {
      if (state === 'running') this.exit(id, exitCode);
    }
  }

  stopSandbox(id: string): void {
    const sandbox = this.sandboxes.get(id);
    if (sandbox?.state !== 'running') return;
    sandbox.state = 'exited';
    sandbox.podIps = [];
    this.#tell(sandbox.podUid);
  }

  remove(id: string): void {
    const record = this.sandboxes.get(id) ?? this.containers.get(id);
    this.sandboxes.delete(id);
    this.containers.delete(id);
    if (record) this.#tell(record.podUid);
  }

  /** The engine itself restarts: everything that ran is dead. */
  restart(): void {
    for (const { id } of this.containers.values()) this.exit(id, 137);
    for (const { id } of this.sandboxes.values()) this.stopSandbox(id);
  }

  #nextId(prefix: string): string {
    this.#lastId += 1;
    return `${prefix}-id${this.#lastId}`;
  }

  #tell(podUid: string): void {
    for (const listener of this.#listeners) listener(podUid);
  }
}

function notFound(id: string): AppError {
  return new AppError('NotFound', `No such container: ${id}`, { details: `No such container: ${id}` });
}
