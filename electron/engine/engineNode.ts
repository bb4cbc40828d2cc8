// The one node as the engine keeps it: what the attached runtime says, what the user has said, since when it answers.

import { AppError, errorMessage } from '../common/appError.ts';
import type { Clock } from '../common/clock.ts';
import type { EngineInfo } from '../common/contract/system.ts';
import type { Disposable } from '../common/disposable.ts';
import { explainedError } from '../common/explainedError.ts';
import type { Node } from '../common/kubernetes/objects.ts';
import type { EngineLogger } from './engineLogger.ts';
import { claimNode } from './node/claimNode.ts';
import { editNodeLabels, type LabelEdit } from './node/nodeLabels.ts';
import { nodeObject } from './node/nodeObject.ts';
import type { NodeRecord, ObjectStore, StoreChange } from './store/objectStore.ts';

export interface EngineNodeOptions {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly logger: EngineLogger;
  readonly hostIp: string;
  readonly version: string;
}

/** Where a session tells when the runtime answered last. */
export interface Heartbeat {
  /** Milliseconds since the epoch; 0 before the first answer. */
  readonly lastRelistAt: number;
  readonly isHealthy: boolean;
}

export class EngineNode {
  readonly #options: EngineNodeOptions;
  readonly #listeners = new Set<() => void>();
  #info: EngineInfo | undefined;
  #heartbeat: Heartbeat | undefined;
  #lastHeartbeat = 0;
  #createdAt = 0;
  #since = 0;

  constructor(options: EngineNodeOptions) {
    this.#options = options;
  }

  /** Empty until an engine was attached. */
  get name(): string {
    return this.#info ? this.#record(this.#info).name : '';
  }

  attached(info: EngineInfo, heartbeat: Heartbeat): void {
    const now = this.#options.clock.now();
    if (this.#info?.id !== info.id) this.#createdAt = now;
    this.#info = info;
    this.#heartbeat = heartbeat;
    this.#lastHeartbeat = now;
    this.#since = now;
    this.#keepRecord(info);
    this.changed();
  }

  detached(): void {
    if (!this.#heartbeat) return;
    this.#lastHeartbeat = Math.max(this.#lastHeartbeat, this.#heartbeat.lastRelistAt);
    this.#heartbeat = undefined;
    this.#since = this.#options.clock.now();
    this.changed();
  }

  /** Undefined until an engine was attached; not ready while none is. */
  object(): Node | undefined {
    if (!this.#info) return undefined;
    const { store, hostIp, version } = this.#options;
    return nodeObject({
      info: this.#info,
      record: this.#record(this.#info),
      hostIp,
      version,
      revision: store.revision,
      createdAt: this.#createdAt,
      since: this.#since,
      heartbeat: Math.max(this.#lastHeartbeat, this.#heartbeat?.lastRelistAt ?? 0),
      ready: this.#heartbeat !== undefined,
    });
  }

  require(): Node {
    const node = this.object();
    if (!node) throw noNode();
    return node;
  }

  async label(edit: LabelEdit): Promise<void> {
    if (!this.#info) throw noNode();
    const { store } = this.#options;
    await store.write([
      { kind: 'putNode', node: editNodeLabels(this.#record(this.#info), this.#info, edit) },
    ]);
    this.changed();
  }

  subscribe(listener: () => void): Disposable {
    const entry = () => listener();
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  #record(info: EngineInfo): NodeRecord {
    return claimNode(this.#options.store.nodes(), info);
  }

  /** From now on the name is this engine's. Not waited for: a record that is lost is simply made again. */
  #keepRecord(info: EngineInfo): void {
    const { store, logger } = this.#options;
    const records = store.nodes();
    const record = this.#record(info);
    if (records.includes(record)) return;
    const unclaimed = records.filter(({ engineId }) => engineId === '');
    const changes: StoreChange[] = [
      { kind: 'putNode', node: record },
      ...unclaimed.map(({ engineId }) => ({ kind: 'deleteNode', engineId }) as const),
    ];
    store.write(changes).catch((error: unknown) => {
      logger.error('A node could not be saved.', { error: errorMessage(error) });
    });
  }
}

function noNode(): AppError {
  return explainedError('Unavailable', 'noNode');
}
