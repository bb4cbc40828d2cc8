// A terminal on a debug container: waits for the engine to start it, attaches, and ends it when the terminal is closed.
// It never starts again, so neither does this.

import { AppError } from '../../common/appError.ts';
import type { TerminalSize } from '../../common/contract/terminals.ts';
import type { Disposable } from '../../common/disposable.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { Observable } from '../../common/observable.ts';
import { attachTo } from './attachProgram.ts';
import { connectedRuntime, type TerminalRuntime } from './connectedRuntime.ts';
import { type ContainerRef, findPod, type KnownPods, runningContainer } from './podContainer.ts';
import { quoteCommand } from './quoteCommand.ts';
import type { StartedProgram, TerminalProgram, TerminalSubject } from './terminalProgram.ts';

export interface WatchedPods extends KnownPods {
  subscribe(listener: () => void): Disposable;
}

export interface DebugProgramOptions {
  readonly target: ContainerRef;
  readonly command: readonly string[];
  readonly pods: WatchedPods;
  readonly runtime: Observable<TerminalRuntime | undefined>;
}

/** Shells ignore SIGTERM; the container's grace is a pod's affair, not a terminal's. */
const STOP_GRACE_SECONDS = 2;

/** Its end ends the run, and with it every signal of the run. */
const uncancelled = new AbortController().signal;

/** The engine tries these again, but a person should know. */
const failures = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

export class DebugProgram implements TerminalProgram {
  readonly isResumable = true;
  readonly #options: DebugProgramOptions;
  readonly #uid: string;
  #containerId = '';

  constructor(options: DebugProgramOptions) {
    this.#options = options;
    this.#uid = findPod(options.pods, options.target).metadata.uid;
  }

  get subject(): TerminalSubject {
    const { target, command } = this.#options;
    return {
      kind: 'debug',
      pod: { ...target, uid: this.#uid },
      command: [...command],
      dockerCommand: this.#containerId === '' ? '' : quoteCommand(['docker', 'attach', this.#containerId]),
      tty: true,
      stdinOnce: false,
      input: 'always',
    };
  }

  async start(size: TerminalSize, signal: AbortSignal): Promise<StartedProgram> {
    const { pods, target, runtime } = this.#options;
    await this.#untilRunning(signal);
    const found = runningContainer(pods, target);
    this.#containerId = found.containerId;
    const connected = connectedRuntime(runtime, signal);
    const stream = await attachTo(connected, found, size);
    await stream.setInput(true);
    const stop = async () => {
      await connected.runtime.stopContainer(found.containerId, STOP_GRACE_SECONDS, uncancelled);
      return stream.close();
    };
    return {
      stream: {
        output: stream.output,
        write: (bytes) => stream.write(bytes),
        resize: (next) => stream.resize(next),
        endInput: () => stream.endInput(),
        exitCode: () => stream.exitCode(),
        close: stop,
      },
    };
  }

  async #untilRunning(signal: AbortSignal): Promise<void> {
    const { pods } = this.#options;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        try {
          if (this.#hasStarted()) settle(resolve);
        } catch (error) {
          settle(() => reject(error));
        }
      };
      const cancel = () => settle(() => reject(new AppError('Cancelled', 'The terminal was closed.')));
      const subscription = pods.subscribe(look);
      const settle = (act: () => void) => {
        subscription.dispose();
        signal.removeEventListener('abort', cancel);
        act();
      };
      signal.addEventListener('abort', cancel, { once: true });
      look();
    });
  }

  /** False: not yet. Throws when somebody has to do something about it. */
  #hasStarted(): boolean {
    const { pods, target } = this.#options;
    const pod = findPod(pods, target);
    const status = pod.status?.ephemeralContainerStatuses?.find(({ name }) => name === target.container);
    const { waiting, terminated } = status?.state ?? {};
    if (waiting?.reason !== undefined && failures.has(waiting.reason)) {
      throw explainedError('FailedPrecondition', 'debugNotStarted', {
        values: { reason: waiting.reason },
        ...(waiting.message === undefined ? {} : { details: waiting.message }),
      });
    }
    return status?.state?.running !== undefined || terminated !== undefined;
  }
}
