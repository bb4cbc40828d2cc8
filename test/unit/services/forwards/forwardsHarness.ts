// Forwards without sockets: ports are taken from a list, pods from another, and time stands still.

import type { Forward } from '../../../../electron/common/contract/forwards.ts';
import type { LeaseHolder } from '../../../../electron/common/contract/system.ts';
import type { PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import { ObservableValue } from '../../../../electron/common/observable.ts';
import type { DialChoice } from '../../../../electron/engine/runtime/podDialer.ts';
import { createMemoryStore } from '../../../../electron/engine/store/memoryStore.ts';
import type { ObjectStore } from '../../../../electron/engine/store/objectStore.ts';
import { Forwards } from '../../../../electron/services/forwards/forwards.ts';
import type { ListenRequest } from '../../../../electron/services/forwards/listener.ts';
import { portOpener } from '../../../../electron/services/forwards/openPort.ts';
import type { ForwardRuntime } from '../../../../electron/services/forwards/podDialers.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { countingIds } from '../../engine/countingIds.ts';
import { samplePod } from '../../engine/samplePods.ts';
import { FakeDialer } from './fakeDialer.ts';

/** As the system gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`listen ${code}`), { code });
}

export function runningPod(extra: Parameters<typeof samplePod>[0] = {}): PodObject {
  const conditions = ['PodReadyToStartContainers', 'Ready'].map((type) => ({ type, status: 'True' }));
  return samplePod({ status: { phase: 'Running', conditions }, ...extra });
}

export class ForwardsHarness {
  readonly clock = new FakeClock();
  readonly pods = new ObservableValue<readonly PodObject[]>([runningPod()]);
  /** Ways into pods in the order they were asked for. */
  readonly dialers: FakeDialer[] = [];
  readonly engine: ForwardRuntime = {
    podDialer: (podUid, choice) => {
      const dialer = new FakeDialer(podUid, choice);
      this.dialers.push(dialer);
      return Promise.resolve(dialer);
    },
  };
  readonly runtime = new ObservableValue<ForwardRuntime | undefined>(this.engine);
  choice: DialChoice = 'auto';
  readonly store: ObjectStore;
  /** What listens, by `address:port`. */
  readonly listening = new Map<string, ListenRequest>();
  /** Errors of ports that cannot be had. */
  readonly refused = new Map<number, string>();
  readonly forwards: Forwards;
  #nextFree = 40_000;

  constructor(store: ObjectStore = createMemoryStore(), storeHeldBy?: LeaseHolder) {
    this.store = store;
    const { pods } = this;
    this.forwards = new Forwards({
      store,
      storeHeldBy,
      pods: { list: () => pods.value, subscribe: (listener) => pods.subscribe(listener) },
      runtime: this.runtime,
      choice: () => this.choice,
      openPort: portOpener({
        listen: (request) => this.#listen(request),
        findHolder: (_protocol, port) => Promise.resolve({ name: 'node', pid: port }),
        platform: 'linux',
      }),
      ids: countingIds(),
      clock: this.clock,
    });
  }

  readonly list = (): Forward[] => this.forwards.feed.list();

  async #listen(request: ListenRequest): Promise<{ port: number; close: () => void }> {
    await Promise.resolve();
    const port = request.port === 0 ? this.#nextFree++ : request.port;
    const key = `${request.address}:${port}`;
    const code = this.refused.get(port) ?? (this.listening.has(key) ? 'EADDRINUSE' : undefined);
    if (code !== undefined) throw systemError(code);
    this.listening.set(key, request);
    return { port, close: () => void this.listening.delete(key) };
  }
}
