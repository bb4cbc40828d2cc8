// The main process of a container, watched or typed to. Attaching runs nothing, so it goes on by itself.

import type { TerminalSize } from '../../common/contract/terminals.ts';
import type { Observable } from '../../common/observable.ts';
import type { AttachedStream } from '../../engine/runtime/terminalStream.ts';
import { type ConnectedRuntime, connectedRuntime, type TerminalRuntime } from './connectedRuntime.ts';
import { type ContainerRef, type KnownPods, type PodContainer, runningContainer } from './podContainer.ts';
import { quoteCommand } from './quoteCommand.ts';
import { RECENT_BYTES } from './terminalLimits.ts';
import type { StartedProgram, TerminalProgram, TerminalSubject } from './terminalProgram.ts';

export interface AttachProgramOptions {
  readonly target: ContainerRef;
  readonly pods: KnownPods;
  readonly runtime: Observable<TerminalRuntime | undefined>;
}

export class AttachProgram implements TerminalProgram {
  readonly isResumable = true;
  readonly #options: AttachProgramOptions;
  #subject: TerminalSubject;

  /** Throws when the container does not run. */
  constructor(options: AttachProgramOptions) {
    this.#options = options;
    this.#subject = attachSubject(options);
  }

  get subject(): TerminalSubject {
    return this.#subject;
  }

  async start(size: TerminalSize, signal: AbortSignal): Promise<StartedProgram> {
    this.#subject = attachSubject(this.#options);
    return startAttach(this.#options, size, signal);
  }
}

function attachSubject({ target, pods }: AttachProgramOptions): TerminalSubject {
  const { pod, container, containerId } = runningContainer(pods, target);
  const { tty = false, stdin = false, stdinOnce = false } = container;
  const flags = stdin ? [] : ['--no-stdin'];
  return {
    kind: 'attach',
    pod: { ...target, uid: pod.metadata.uid },
    command: [],
    dockerCommand: quoteCommand(['docker', 'attach', ...flags, containerId]),
    tty,
    stdinOnce: stdin && stdinOnce,
    input: stdin ? 'onRequest' : 'none',
  };
}

async function startAttach(
  { target, pods, runtime }: AttachProgramOptions,
  size: TerminalSize,
  signal: AbortSignal,
): Promise<StartedProgram> {
  const found = runningContainer(pods, target);
  const stream = await attachTo(connectedRuntime(runtime, signal), found, size);
  return {
    stream,
    ...(found.container.stdin === true ? { setInput: (isOn: boolean) => stream.setInput(isOn) } : {}),
  };
}

export function attachTo(
  { runtime, signal }: ConnectedRuntime,
  { container, containerId }: PodContainer,
  size: TerminalSize,
): Promise<AttachedStream> {
  const tty = container.tty ?? false;
  return runtime.attach({ containerId, tty, size, recentBytes: RECENT_BYTES }, signal);
}
