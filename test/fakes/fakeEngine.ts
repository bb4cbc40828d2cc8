// An engine on the fake runtime: what most engine tests begin with.

import type { IdSource } from '../../electron/common/ids.ts';
import type { Event, PodManifest, PodSpec } from '../../electron/common/kubernetes/objects.ts';
import type { EngineLogger } from '../../electron/engine/engineLogger.ts';
import { PodEngine } from '../../electron/engine/podEngine.ts';
import { createMemoryStore } from '../../electron/engine/store/memoryStore.ts';
import type { ObjectStore } from '../../electron/engine/store/objectStore.ts';
import { FakeClock, settle } from './fakeClock.ts';
import { FakeRuntime } from './fakeRuntime.ts';

export class CountingIds implements IdSource {
  #last = 0;

  uid(): string {
    this.#last += 1;
    return `uid-${this.#last}`;
  }

  randomHex(digits: number): string {
    this.#last += 1;
    return this.#last.toString(16).padStart(digits, '0');
  }
}

export const silentLogger: EngineLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A daemon, a data directory and the engines that come and go on them. */
export class FakeHost {
  readonly clock = new FakeClock();
  readonly runtime = new FakeRuntime(this.clock);
  readonly store: ObjectStore = createMemoryStore();
  readonly ids = new CountingIds();
  engine: PodEngine;

  constructor() {
    this.engine = this.newEngine();
  }

  newEngine(store: ObjectStore = this.store): PodEngine {
    const { clock, ids } = this;
    return new PodEngine({ store, clock, ids, logger: silentLogger, hostIp: '10.0.0.1', version: '0.0.0' });
  }

  /** A host whose images are all present, and whose engine leads. */
  static async leading(...images: string[]): Promise<FakeHost> {
    const host = new FakeHost();
    for (const image of images) host.runtime.state.images.add(image);
    await host.engine.attach(host.runtime, 'leader');
    return host;
  }

  /** kill -9 of the app and a new start: the old engine is left where it is and may not act any more. */
  async crash(): Promise<void> {
    const abandoned = this.engine;
    this.engine = this.newEngine();
    await abandoned.detach();
    await this.engine.attach(this.runtime, 'leader');
    await settle();
  }

  /** `Reason message` of all events of a pod, oldest first, with `xN` when repeated. */
  events(uid: string): string[] {
    return this.engine.events.list({ involvedUid: uid }).map(eventText);
  }

  /** Reason of each container's waiting or terminated state, or `running`. */
  states(name: string): Record<string, string> {
    const status = this.engine.get('default', name)?.status;
    const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
    return Object.fromEntries(
      all.map(({ name: container, state }) => [
        container,
        state?.waiting?.reason ?? state?.terminated?.reason ?? (state?.running ? 'running' : 'none'),
      ]),
    );
  }
}

function eventText({ reason, message, count }: Event): string {
  return `${reason}: ${message}${count !== undefined && count > 1 ? ` x${count}` : ''}`;
}

export function podToCreate(name: string, spec: PodSpec): PodManifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30, ...spec },
  };
}
