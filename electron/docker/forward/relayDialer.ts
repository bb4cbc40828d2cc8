// The relay path of one sandbox: starts the relay with the first connection, and again when it has died.

import type { AppError } from '../../common/appError.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { SharedTask } from '../sharedTask.ts';
import { connectCancelled, connectFailed, doesNotAnswer, relayLost } from './dialErrors.ts';
import { openRelay } from './openRelay.ts';
import { podError } from './podError.ts';
import { RelayDatagrams } from './relayDatagrams.ts';
import { frameTypes } from './relayFrames.ts';
import type { RelaySession } from './relaySession.ts';
import { RelayStream } from './relayStream.ts';

/** A server whose backlog is full lets the system try three times. */
const CONNECT_TIMEOUT_MS = 10_000;
/** What the exec carries within the time of an answer, measured: half of it costs a quarter of the speed. */
const RECEIVE_WINDOW = 512 * 1024;
/** A connection that a dying relay took along before it was open is tried on the next. */
const MAX_ATTEMPTS = 2;

type OnSettled = (errorCode: string | undefined) => void;

interface Opening<T> {
  readonly make: (session: RelaySession, onSettled: OnSettled) => T;
  readonly discard: (made: T) => void;
}

export class RelayDialer {
  readonly #context: RuntimeContext;
  readonly #lifetime = new AbortController();
  readonly #session: SharedTask<RelaySession>;

  constructor(context: RuntimeContext, sandboxId: string) {
    this.#context = context;
    this.#session = new SharedTask(() => openRelay(context, sandboxId, this.#lifetime.signal));
  }

  connect(port: number, signal: AbortSignal): Promise<RelayStream> {
    const opening: Opening<RelayStream> = {
      make: (session, onSettled) =>
        session.open(
          frameTypes.openTcp,
          port,
          (id, window) =>
            new RelayStream({ link: session, id, window, receiveWindow: RECEIVE_WINDOW, onSettled }),
        ),
      discard: (stream) => stream.destroy(),
    };
    return this.#open(opening, port, signal);
  }

  openDatagrams(port: number, signal: AbortSignal): Promise<RelayDatagrams> {
    const opening: Opening<RelayDatagrams> = {
      make: (session, onSettled) =>
        session.open(frameTypes.openUdp, port, (id) => new RelayDatagrams({ link: session, id, onSettled })),
      discard: (flow) => flow.dispose(),
    };
    return this.#open(opening, port, signal);
  }

  dispose(): void {
    this.#lifetime.abort();
  }

  async #open<T>(opening: Opening<T>, port: number, signal: AbortSignal): Promise<T> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const session = await this.#session.get();
      if (!session.isLost)
        try {
          return await this.#settled(opening, session, port, signal);
        } catch (error) {
          if (!session.isLost) throw error;
        }
      this.#session.forget();
    }
    throw relayLost();
  }

  #settled<T>(opening: Opening<T>, session: RelaySession, port: number, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(connectCancelled());
        return;
      }
      const settle = (error: AppError | undefined) => {
        timer.dispose();
        signal.removeEventListener('abort', cancel);
        if (error === undefined) resolve(made);
        else {
          opening.discard(made);
          reject(error);
        }
      };
      const cancel = () => settle(connectCancelled());
      const made = opening.make(session, (errorCode) =>
        settle(errorCode === undefined ? undefined : connectFailed(podError(errorCode), port)),
      );
      const timer = this.#context.clock.setTimer(CONNECT_TIMEOUT_MS, () => settle(doesNotAnswer(port)));
      signal.addEventListener('abort', cancel, { once: true });
    });
  }
}
