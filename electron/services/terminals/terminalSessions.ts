// All open terminals. They end when somebody closes them, when the app ends, or an hour after the last page has gone.

import type { Clock } from '../../common/clock.ts';
import type {
  Terminal,
  TerminalInput,
  TerminalOutput,
  TerminalSize,
} from '../../common/contract/terminals.ts';
import type { Disposable } from '../../common/disposable.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { IdSource } from '../../common/ids.ts';
import type { EngineLogger } from '../../engine/engineLogger.ts';
import type { ScreenKeeper } from './screenKeeper.ts';
import { DETACHED_GRACE_MS, MAX_TERMINALS, SLICE_BYTES } from './terminalLimits.ts';
import type { TerminalProgram } from './terminalProgram.ts';
import { TerminalSession } from './terminalSession.ts';

export interface TerminalsChange {
  readonly upserted: Terminal | undefined;
  readonly removedId: string | undefined;
}

export interface TerminalSessionsOptions {
  readonly ids: IdSource;
  readonly clock: Clock;
  readonly logger: EngineLogger;
  /** Undefined where they cannot be kept, as in another process's data directory. */
  readonly screens: ScreenKeeper | undefined;
}

export class TerminalSessions implements Disposable {
  readonly #options: TerminalSessionsOptions;
  readonly #sessions = new Map<string, TerminalSession>();
  readonly #listeners = new Set<(change: TerminalsChange) => void>();
  #opening = 0;
  #pages = 0;
  #grace: Disposable | undefined;

  constructor(options: TerminalSessionsOptions) {
    this.#options = options;
  }

  list(): Terminal[] {
    return [...this.#sessions.values()].map((session) => session.describe());
  }

  subscribe(listener: (change: TerminalsChange) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** Counts a page as present until it is disposed. */
  enter(): Disposable {
    this.#pages += 1;
    this.#grace?.dispose();
    let isHere = true;
    return {
      dispose: () => {
        if (isHere) this.#leave();
        isHere = false;
      },
    };
  }

  /** The session is open at once; its program may still fail to start. */
  async open(
    create: () => TerminalProgram | Promise<TerminalProgram>,
    size: TerminalSize,
  ): Promise<Terminal> {
    if (this.#sessions.size + this.#opening >= MAX_TERMINALS) {
      throw explainedError('ResourceExhausted', 'tooManyTerminals', { values: { max: MAX_TERMINALS } });
    }
    const { ids, clock, logger } = this.#options;
    const id = ids.uid();
    this.#opening += 1;
    try {
      const program = await create();
      const onChange = () => this.#tell(id);
      const session = new TerminalSession({ id, program, size, clock, logger, onChange });
      this.#sessions.set(id, session);
      this.#options.screens?.add(id, session);
      this.#tell(id);
      return session.describe();
    } finally {
      this.#opening -= 1;
    }
  }

  get(id: string): TerminalSession {
    const session = this.#sessions.get(id);
    if (session) return session;
    throw explainedError('NotFound', 'terminalClosed');
  }

  /** A view of the session; of one that went with the app its last lines, then `NotFound`. */
  connect(
    id: string,
    size: TerminalSize,
    input: AsyncIterable<TerminalInput>,
    signal: AbortSignal,
  ): AsyncGenerator<TerminalOutput, void, void> {
    return this.#sessions.get(id)?.connect(size, input, signal) ?? this.#lastScreen(id, size);
  }

  /** What was kept of it is forgotten even when the session is gone. */
  async close(id: string): Promise<{ isLeftRunning: boolean }> {
    this.#options.screens?.forget(id);
    const session = this.get(id);
    this.#sessions.delete(id);
    for (const listener of this.#listeners) listener({ upserted: undefined, removedId: id });
    return session.close();
  }

  dispose(): void {
    this.#grace?.dispose();
    this.#options.screens?.dispose();
    for (const session of this.#sessions.values()) session.dispose();
    this.#sessions.clear();
  }

  async *#lastScreen(id: string, size: TerminalSize): AsyncGenerator<TerminalOutput, void, void> {
    const lines = this.#options.screens?.read(id);
    if (lines !== undefined) {
      yield { type: 'screen', size };
      for (let offset = 0; offset < lines.length; offset += SLICE_BYTES)
        yield lines.slice(offset, offset + SLICE_BYTES);
    }
    this.get(id);
  }

  #leave(): void {
    this.#pages -= 1;
    if (this.#pages > 0) return;
    this.#grace = this.#options.clock.setTimer(DETACHED_GRACE_MS, () => void this.#closeAll());
  }

  async #closeAll(): Promise<void> {
    const closing = [...this.#sessions.keys()].map((id) => this.close(id));
    for (const result of await Promise.allSettled(closing)) {
      if (result.status === 'rejected') {
        this.#options.logger.warn('A terminal could not be closed', { error: result.reason });
      }
    }
  }

  #tell(id: string): void {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    for (const listener of this.#listeners) listener({ upserted: session.describe(), removedId: undefined });
  }
}
