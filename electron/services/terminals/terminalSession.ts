// One terminal: a program, its screen and its views. It outlives views, connections and the process itself; only
// `close` ends it.

import { errorMessage, isAppError } from '../../common/appError.ts';
import { type Clock, timestamp } from '../../common/clock.ts';
import type {
  Terminal,
  TerminalInput,
  TerminalOutput,
  TerminalSize,
  TerminalState,
} from '../../common/contract/terminals.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { EngineLogger } from '../../engine/engineLogger.ts';
import { Wakeup, wakeableSleep } from '../wakeup.ts';
import { LatestOnly } from './latestOnly.ts';
import { Notifier } from './notifier.ts';
import { OutputFeed } from './outputFeed.ts';
import { clearScreen, softReset } from './screenModel.ts';
import { stateAfterFailure } from './stateAfterFailure.ts';
import type { StartedProgram, TerminalProgram } from './terminalProgram.ts';

/** Between two tries of a session that goes on by itself; the engine itself is looked for as often. */
const RESUME_MS = 3_000;

export interface TerminalSessionOptions {
  readonly id: string;
  readonly program: TerminalProgram;
  readonly size: TerminalSize;
  readonly clock: Clock;
  readonly logger: EngineLogger;
  readonly onChange: () => void;
}

export class TerminalSession {
  readonly id: string;
  readonly #options: TerminalSessionOptions;
  readonly #feed: OutputFeed;
  readonly #end = new AbortController();
  readonly #createdAt: string;
  readonly #stateChange = new Notifier();
  readonly #wakeup = new Wakeup();
  readonly #sizes = new LatestOnly(() => this.#sendSize());
  #isTrying = false;
  #state: TerminalState = { phase: 'starting' };
  #title = '';
  #isInputOn = false;
  #running: StartedProgram | undefined;
  #hasRun = false;

  constructor(options: TerminalSessionOptions) {
    const { id, program, size, clock } = options;
    this.id = id;
    this.#options = options;
    this.#feed = new OutputFeed(size, !program.subject.tty);
    this.#createdAt = timestamp(clock.now());
    void this.#run();
  }

  describe(): Terminal {
    const { input, ...subject } = this.#options.program.subject;
    return {
      id: this.id,
      title: this.#title,
      ...subject,
      command: [...subject.command],
      input: input === 'onRequest' ? (this.#isInputOn ? 'on' : 'off') : input,
      state: this.#state,
      createdAt: this.#createdAt,
    };
  }

  /** One view; see the contract. */
  async *connect(
    size: TerminalSize,
    input: AsyncIterable<TerminalInput>,
    signal: AbortSignal,
  ): AsyncGenerator<TerminalOutput, void, void> {
    this.resize(size);
    const view = new AbortController();
    const leave = () => view.abort();
    signal.addEventListener('abort', leave, { once: true });
    let failure: unknown;
    void this.#takeInput(input).catch((error: unknown) => {
      failure = error;
      view.abort();
    });
    try {
      yield* this.#feed.view(view.signal);
      if (failure !== undefined && !signal.aborted) throw failure;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  resize(size: TerminalSize): void {
    if (this.#feed.resize(size)) void this.#sizes.ask();
  }

  takeLastLines(): Uint8Array | undefined {
    return this.#feed.takeLastLines();
  }

  rename(title: string): void {
    this.#title = title;
    this.#options.onChange();
  }

  async setInput(isOn: boolean): Promise<void> {
    if (this.#running?.setInput === undefined) {
      throw explainedError('FailedPrecondition', 'stdinNotOpen');
    }
    await this.#running.setInput(isOn);
    this.#isInputOn = isOn;
    this.#options.onChange();
  }

  /** Starts the program again once it has ended; one that goes on by itself tries now. */
  restart(size: TerminalSize): void {
    const { phase } = this.#state;
    if (phase === 'starting' || phase === 'running') {
      throw explainedError('FailedPrecondition', 'terminalRuns');
    }
    this.resize(size);
    if (this.#isTrying) return this.#wakeup.wake();
    this.#feed.reopen();
    void this.#run();
  }

  async close(): Promise<{ isLeftRunning: boolean }> {
    try {
      return (await this.#running?.stream.close()) ?? { isLeftRunning: false };
    } catch (error) {
      // The engine is gone, and with its connection what ran there.
      if (!isAppError(error, 'Unavailable') && !isAppError(error, 'NotFound')) throw error;
      return { isLeftRunning: false };
    } finally {
      this.dispose();
    }
  }

  /** Drops everything at once; what the program guards ends with its connection. */
  dispose(): void {
    this.#end.abort();
    this.#wakeup.wake();
    this.#stateChange.notify();
    this.#feed.dispose();
  }

  async #run(): Promise<void> {
    const { program, clock } = this.#options;
    const { signal } = this.#end;
    this.#isTrying = true;
    await this.#runOnce();
    while (this.#state.phase === 'disconnected' && program.isResumable && !signal.aborted) {
      await wakeableSleep(clock, RESUME_MS, this.#wakeup);
      if (!signal.aborted) await this.#runOnce();
    }
    this.#isTrying = false;
    this.#feed.end();
  }

  /** Leaves the state that its end has led to. */
  async #runOnce(): Promise<void> {
    const { program, logger } = this.#options;
    const isResuming = this.#state.phase === 'disconnected' && program.isResumable;
    const run = new AbortController();
    const stop = () => run.abort();
    this.#end.signal.addEventListener('abort', stop, { once: true });
    if (!isResuming) this.#setState({ phase: 'starting' });
    try {
      const running = await program.start(this.#feed.size, run.signal);
      if (this.#hasRun) await this.#feed.push(program.isResumable ? clearScreen : softReset);
      this.#hasRun = true;
      this.#running = running;
      void this.#sizes.ask();
      this.#setState({ phase: 'running' });
      for await (const bytes of running.stream.output) await this.#feed.push(bytes);
      const exitCode = await running.stream.exitCode();
      this.#leave({ phase: 'exited', exitCode, at: this.#now() });
    } catch (error) {
      const hasStarted = this.#running !== undefined;
      if (this.#end.signal.aborted) return;
      if (!isAppError(error)) logger.error('A terminal failed unexpectedly', { error });
      this.#leave(stateAfterFailure(error, { hasStarted, isResuming }, this.#now()));
    } finally {
      this.#end.signal.removeEventListener('abort', stop);
      stop();
    }
  }

  /** Nothing runs any more, and what may be sent is asked for again the next time. */
  #leave(state: TerminalState): void {
    const before = this.#state;
    this.#running = undefined;
    this.#isInputOn = false;
    const isSame =
      state.phase === 'disconnected' && before.phase === 'disconnected' && state.reason === before.reason;
    if (!isSame) this.#setState(state);
  }

  async #takeInput(input: AsyncIterable<TerminalInput>): Promise<void> {
    for await (const item of input) {
      if (item instanceof Uint8Array) await this.#write(item);
      else if (item.type === 'resize') this.resize(item.size);
      else if (this.#mayWrite) this.#running?.stream.endInput();
    }
  }

  get #mayWrite(): boolean {
    const { input } = this.#options.program.subject;
    return input === 'always' || (input === 'onRequest' && this.#isInputOn);
  }

  /** Typing ahead of the start waits for it; what is typed after the end was meant for the process that has gone. */
  async #write(bytes: Uint8Array): Promise<void> {
    if (!this.#mayWrite) return;
    while (this.#state.phase === 'starting' && !this.#end.signal.aborted) await this.#stateChange.wait();
    await this.#running?.stream.write(bytes);
  }

  async #sendSize(): Promise<void> {
    try {
      await this.#running?.stream.resize(this.#feed.size);
    } catch (error) {
      this.#options.logger.debug('A terminal could not be resized', { error: errorMessage(error) });
    }
  }

  #setState(state: TerminalState): void {
    this.#state = state;
    this.#stateChange.notify();
    this.#options.onChange();
  }

  #now(): string {
    return timestamp(this.#options.clock.now());
  }
}
