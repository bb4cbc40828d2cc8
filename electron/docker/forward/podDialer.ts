// The way into a running sandbox: chooses the path of each connection and ends them all with the sandbox. A dead
// sandbox answers nobody, and its address may be given to the next pod.

import { isAppError } from '../../common/appError.ts';
import type { Disposable } from '../../common/disposable.ts';
import type {
  DialChoice,
  DialPath,
  PodConnection,
  PodDatagrams,
  PodDialer,
} from '../../engine/runtime/podDialer.ts';
import { snapshot } from '../observe/snapshot.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { containerEnd } from './containerEnd.ts';
import { notReachable, sandboxGone, tooManyConnections } from './dialErrors.ts';
import { directAddresses } from './directAddresses.ts';
import { DirectDialer } from './directDialer.ts';
import { podError } from './podError.ts';
import { RelayDialer } from './relayDialer.ts';

/** Of one pod, both paths together. A browser opens a few dozen, a load test some hundreds. */
const MAX_CONNECTIONS = 4096;

export async function podDialer(
  context: RuntimeContext,
  podUid: string,
  choice: DialChoice,
  signal: AbortSignal,
): Promise<PodDialer> {
  const { client, clock } = context;
  const { sandboxes } = await snapshot(context, podUid, signal);
  const running = sandboxes.find(({ state }) => state === 'running');
  if (running === undefined) throw sandboxGone();
  const inspect = await client.inspectContainer(running.id, signal);
  const isHostNetwork = running.pod.spec.hostNetwork === true;
  const addresses = choice === 'relay' ? [] : await directAddresses(context, inspect, isHostNetwork, signal);
  if (choice === 'direct' && addresses.length === 0) throw notReachable();
  return new SandboxDialer(context, running.id, {
    direct: addresses.length === 0 ? undefined : new DirectDialer(addresses, clock),
    relay: choice === 'direct' ? undefined : new RelayDialer(context, running.id),
  });
}

/** At least one. */
interface Paths {
  readonly direct: DirectDialer | undefined;
  readonly relay: RelayDialer | undefined;
}

class SandboxDialer implements PodDialer {
  readonly #relay: RelayDialer | undefined;
  readonly #end = new AbortController();
  readonly #open = new Set<Disposable>();
  /** UDP: where the pod's address refused, something may listen on its loopback, and the other way round. */
  readonly #refused = new Map<number, DialPath>();
  #direct: DirectDialer | undefined;
  #pending = 0;
  #isGone = false;

  constructor(context: RuntimeContext, sandboxId: string, { direct, relay }: Paths) {
    this.#direct = direct;
    this.#relay = relay;
    void containerEnd(context, sandboxId, this.#end.signal).then((how) => {
      this.#isGone = true;
      // Where only the engine is lost, a direct connection may well go on.
      if (how === 'ended') this.dispose();
    });
  }

  connect(port: number, signal: AbortSignal): Promise<PodConnection> {
    return this.#admit(async () => {
      const connection = await this.#dial(port, signal);
      const { stream } = connection;
      // Its user may not listen yet, and an error that nobody hears would end the app.
      stream.on('error', () => undefined);
      return {
        made: connection,
        kept: { dispose: () => stream.destroy(podError('ECONNRESET')) },
        ended: new Promise<void>((resolve) => stream.once('close', resolve)),
      };
    });
  }

  openDatagrams(port: number, signal: AbortSignal): Promise<PodDatagrams> {
    return this.#admit(async () => {
      const isDirect = this.#relay === undefined || this.#refused.get(port) !== 'direct';
      const dialer = (isDirect ? this.#direct : undefined) ?? this.#relay;
      if (dialer === undefined) throw notReachable();
      const flow = await dialer.openDatagrams(port, signal);
      const ended = flow.closed.then(() => {
        if (flow.wasRefused) this.#refused.set(port, flow.path);
      });
      return { made: flow, kept: flow, ended };
    });
  }

  dispose(): void {
    this.#isGone = true;
    this.#end.abort();
    this.#relay?.dispose();
    for (const item of this.#open) item.dispose();
  }

  async #dial(port: number, signal: AbortSignal): Promise<PodConnection> {
    if (this.#direct !== undefined)
      try {
        return { path: 'direct', stream: await this.#direct.connect(port, signal) };
      } catch (error) {
        if (this.#relay === undefined) throw error;
        // A server that listens on the pod's loopback alone refuses here, and every firewall is different.
        if (isAppError(error, 'DeadlineExceeded')) this.#direct = undefined;
        else if (!isAppError(error, 'Unavailable')) throw error;
      }
    if (this.#relay === undefined) throw notReachable();
    return { path: 'relay', stream: await this.#relay.connect(port, signal) };
  }

  /** Counts what is being made as well, and ends it when the sandbox has ended meanwhile. */
  async #admit<T>(make: () => Promise<Kept<T>>): Promise<T> {
    if (this.#isGone) throw sandboxGone();
    if (this.#open.size + this.#pending >= MAX_CONNECTIONS) throw tooManyConnections(MAX_CONNECTIONS);
    this.#pending++;
    try {
      const { made, kept, ended } = await make();
      if (this.#isGone) {
        kept.dispose();
        throw sandboxGone();
      }
      this.#open.add(kept);
      void ended.then(() => this.#open.delete(kept));
      return made;
    } finally {
      this.#pending--;
    }
  }
}

interface Kept<T> {
  readonly made: T;
  readonly kept: Disposable;
  readonly ended: Promise<void>;
}
