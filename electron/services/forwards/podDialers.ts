// The ways into pods, one for each pod that is forwarded to, shared by its forwards. A way that has become wrong (another
// engine, another setting) takes no new connection and goes with its last one.

import { isAppError } from '../../common/appError.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { Observable } from '../../common/observable.ts';
import { DialError } from '../../engine/runtime/dialError.ts';
import type { DialChoice, PodConnection, PodDatagrams, PodDialer } from '../../engine/runtime/podDialer.ts';
import type { PodRuntime } from '../../engine/runtime/podRuntime.ts';

export type ForwardRuntime = Pick<PodRuntime, 'podDialer'>;

export interface PodDialersOptions {
  readonly runtime: Observable<ForwardRuntime | undefined>;
  /** Asked for again with every connection. */
  readonly choice: () => DialChoice;
}

interface Way {
  readonly runtime: ForwardRuntime;
  readonly choice: DialChoice;
  readonly dialer: Promise<PodDialer>;
  /** Connections that are open or being made. */
  users: number;
  isRetired: boolean;
}

export class PodDialers implements Disposable {
  readonly #options: PodDialersOptions;
  readonly #ways = new Map<string, Way>();
  readonly #subscription: Disposable;
  readonly #end = new AbortController();

  constructor(options: PodDialersOptions) {
    this.#options = options;
    this.#subscription = options.runtime.subscribe(() => this.#retireOthers());
  }

  /** As `PodDialer.connect`; `Unavailable` while no engine is connected. */
  connect(podUid: string, port: number, signal: AbortSignal): Promise<PodConnection> {
    return this.#use(podUid, async (dialer) => {
      const connection = await dialer.connect(port, signal);
      const ended = new Promise<void>((resolve) => connection.stream.once('close', () => resolve()));
      return { made: connection, ended };
    });
  }

  openDatagrams(podUid: string, port: number, signal: AbortSignal): Promise<PodDatagrams> {
    return this.#use(podUid, async (dialer) => {
      const flow = await dialer.openDatagrams(port, signal);
      return { made: flow, ended: flow.closed };
    });
  }

  /** Ends every connection. */
  dispose(): void {
    this.#subscription.dispose();
    this.#end.abort();
    for (const way of this.#ways.values()) close(way);
    this.#ways.clear();
  }

  /** One that says its sandbox is gone is replaced once: the pod may have another by now. */
  async #use<T>(podUid: string, make: (dialer: PodDialer) => Promise<Made<T>>): Promise<T> {
    const known = this.#ways.has(podUid);
    try {
      return await this.#useWay(podUid, make);
    } catch (error) {
      if (!known || !isAppError(error, 'FailedPrecondition')) throw error;
      return this.#useWay(podUid, make);
    }
  }

  async #useWay<T>(podUid: string, make: (dialer: PodDialer) => Promise<Made<T>>): Promise<T> {
    const way = this.#way(podUid);
    way.users += 1;
    try {
      const { made, ended } = await make(await way.dialer);
      void ended.then(() => this.#leave(way));
      return made;
    } catch (error) {
      if (isAppError(error, 'FailedPrecondition')) this.#retire(podUid, way);
      this.#leave(way);
      throw error;
    }
  }

  #way(podUid: string): Way {
    const runtime = this.#options.runtime.value;
    if (runtime === undefined) {
      throw new DialError('noEngine', 'No engine is connected. Forwards wait for it.');
    }
    const choice = this.#options.choice();
    const found = this.#ways.get(podUid);
    if (found !== undefined && found.runtime === runtime && found.choice === choice) return found;
    if (found !== undefined) this.#retire(podUid, found);
    const dialer = runtime.podDialer(podUid, choice, this.#end.signal);
    const way: Way = { runtime, choice, dialer, users: 0, isRetired: false };
    this.#ways.set(podUid, way);
    // Whoever waits for it is told; a pod without a sandbox now may have one at the next try.
    dialer.catch(() => this.#retire(podUid, way));
    return way;
  }

  #retireOthers(): void {
    const runtime = this.#options.runtime.value;
    for (const [podUid, way] of this.#ways) if (way.runtime !== runtime) this.#retire(podUid, way);
  }

  #retire(podUid: string, way: Way): void {
    if (this.#ways.get(podUid) === way) this.#ways.delete(podUid);
    way.isRetired = true;
    if (way.users === 0) close(way);
  }

  #leave(way: Way): void {
    way.users -= 1;
    if (way.isRetired && way.users === 0) close(way);
  }
}

interface Made<T> {
  readonly made: T;
  readonly ended: Promise<void>;
}

function close({ dialer }: Way): void {
  dialer.then(
    (opened) => opened.dispose(),
    () => undefined,
  );
}
