// The way into a running sandbox: chooses the path of each connection and ends them all with the sandbox. A dead
// sandbox answers nobody, and its address may be given to the next pod.

import { AppError } from '../../common/appError.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { DialChoice, PodConnection, PodDatagrams, PodDialer } from '../../engine/runtime/podDialer.ts';
import { snapshot } from '../observe/snapshot.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { containerEnd } from './containerEnd.ts';
import { sandboxGone, tooManyConnections } from './dialErrors.ts';
import { directAddresses } from './directAddresses.ts';
import { DirectDialer } from './directDialer.ts';

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
  const direct = addresses.length === 0 ? undefined : new DirectDialer(addresses, clock);
  return new SandboxDialer(context, running.id, direct);
}

class SandboxDialer implements PodDialer {
  readonly #direct: DirectDialer | undefined;
  readonly #end = new AbortController();
  readonly #open = new Set<Disposable>();
  #pending = 0;
  #isGone = false;

  constructor(context: RuntimeContext, sandboxId: string, direct: DirectDialer | undefined) {
    this.#direct = direct;
    void containerEnd(context, sandboxId, this.#end.signal).then((how) => {
      this.#isGone = true;
      // Where only the engine is lost, a direct connection may well go on.
      if (how === 'ended') this.dispose();
    });
  }

  connect(port: number, signal: AbortSignal): Promise<PodConnection> {
    return this.#admit(async () => {
      if (this.#direct === undefined) throw notReachable();
      const stream = await this.#direct.connect(port, signal);
      const ended = new Promise<void>((resolve) => stream.once('close', resolve));
      // Its user may not listen yet, and an error that nobody hears would end the app.
      stream.on('error', () => undefined);
      const kept = { dispose: () => stream.destroy(connectionReset()) };
      return { made: { path: 'direct', stream }, kept, ended };
    });
  }

  openDatagrams(port: number, signal: AbortSignal): Promise<PodDatagrams> {
    return this.#admit(async () => {
      if (this.#direct === undefined) throw notReachable();
      const flow = await this.#direct.openDatagrams(port, signal);
      return { made: flow, kept: flow, ended: flow.closed };
    });
  }

  dispose(): void {
    this.#isGone = true;
    this.#end.abort();
    for (const item of this.#open) item.dispose();
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

/** As the system would put it; whoever relays the connection passes a reset on. */
function connectionReset(): Error {
  return Object.assign(new Error('The pod is gone.'), { code: 'ECONNRESET' });
}

function notReachable(): AppError {
  return new AppError(
    'Unimplemented',
    "This engine's pods cannot be reached directly. Choose another way for port forwards in the settings.",
  );
}
