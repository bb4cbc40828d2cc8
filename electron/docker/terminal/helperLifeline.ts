// A lifeline for containers without a shell: our own image in the container's process namespace. It costs a container,
// so it is used only where a shell of the container cannot do it.

import { isAppError } from '../../common/appError.ts';
import { sleep } from '../../common/clock.ts';
import { lifelineName } from '../pod/naming.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { uncancelled } from '../transport/deadline.ts';
import { removeContainer } from '../verbs/removeContainer.ts';
import { startAttached } from '../verbs/startAttached.ts';
import type { Lifeline } from './lifeline.ts';
import { MARK_VARIABLE } from './lifelineScript.ts';
import { TerminalSocket } from './terminalSocket.ts';

const POLL_MS = 50;
/** The program's own graces and the engine's time to remove a container, generously. */
const END_TIMEOUT_MS = 15_000;

export interface HelperLifelineOptions {
  readonly containerId: string;
  readonly mark: string;
}

/** Resolves when it holds. */
export async function openHelperLifeline(
  context: RuntimeContext,
  { containerId, mark }: HelperLifelineOptions,
  signal: AbortSignal,
): Promise<Lifeline> {
  const body = {
    Image: await context.infraImage.id(),
    Cmd: ['lifeline', `${MARK_VARIABLE}=${mark}`],
    HostConfig: {
      NetworkMode: 'none',
      PidMode: `container:${containerId}`,
      // Of another user, and with other capabilities, than what it looks at and ends.
      CapAdd: ['KILL', 'SYS_PTRACE'],
    },
  };
  return startAttached(
    context,
    {
      name: lifelineName(mark),
      body,
      streams: ['stdin'],
      take: (id, input) => new HelperLifeline(context, id, new TerminalSocket(input)),
    },
    signal,
  );
}

class HelperLifeline implements Lifeline {
  readonly #context: RuntimeContext;
  readonly #id: string;
  readonly #input: TerminalSocket;

  constructor(context: RuntimeContext, id: string, input: TerminalSocket) {
    this.#context = context;
    this.#id = id;
    this.#input = input;
  }

  async release(): Promise<void> {
    await removeContainer(this.#context, this.#id, uncancelled);
  }

  /** It removes itself when it has ended. */
  async end(): Promise<void> {
    const { client, clock } = this.#context;
    const deadline = clock.now() + END_TIMEOUT_MS;
    this.#input.end();
    try {
      while (clock.now() < deadline) {
        await client.inspectContainer(this.#id, uncancelled);
        await sleep(clock, POLL_MS, uncancelled);
      }
    } catch (error) {
      if (!isAppError(error, 'NotFound')) throw error;
    }
  }
}
