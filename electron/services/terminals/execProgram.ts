// A command in a running container. Each start is a new process, so nothing but a person starts it again.

import type { TerminalSize } from '../../common/contract/terminals.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { IdSource } from '../../common/ids.ts';
import type { Observable } from '../../common/observable.ts';
import { connectedRuntime, type TerminalRuntime } from './connectedRuntime.ts';
import { type ContainerRef, type KnownPods, runningContainer } from './podContainer.ts';
import { quoteCommand } from './quoteCommand.ts';
import type { StartedProgram, TerminalProgram, TerminalSubject } from './terminalProgram.ts';

export interface ExecProgramOptions {
  readonly ids: IdSource;
  readonly target: ContainerRef;
  readonly command: readonly string[] | undefined;
  readonly user: string | undefined;
  readonly workingDir: string | undefined;
  readonly pods: KnownPods;
  readonly runtime: Observable<TerminalRuntime | undefined>;
}

/** Rejects when the container does not run, or has no shell and no command was given. */
export async function execProgram(
  options: ExecProgramOptions,
  signal: AbortSignal,
): Promise<TerminalProgram> {
  const program = new ExecProgram(options);
  await program.look(signal);
  return program;
}

class ExecProgram implements TerminalProgram {
  readonly isResumable = false;
  readonly #options: ExecProgramOptions;
  #uid = '';
  #containerId = '';
  #shell: string | undefined;
  #command: readonly string[] = [];

  constructor(options: ExecProgramOptions) {
    this.#options = options;
  }

  get subject(): TerminalSubject {
    const { target, user, workingDir } = this.#options;
    const flags = [
      ...(user === undefined ? [] : ['-u', user]),
      ...(workingDir === undefined ? [] : ['-w', workingDir]),
    ];
    return {
      kind: 'exec',
      pod: { ...target, uid: this.#uid },
      command: [...this.#command],
      dockerCommand: quoteCommand(['docker', 'exec', '-it', ...flags, this.#containerId, ...this.#command]),
      tty: true,
      stdinOnce: false,
      input: 'always',
    };
  }

  async start(size: TerminalSize, signal: AbortSignal): Promise<StartedProgram> {
    await this.look(signal);
    const { ids, user, workingDir } = this.#options;
    const connected = connectedRuntime(this.#options.runtime, signal);
    const stream = await connected.runtime.exec(
      {
        containerId: this.#containerId,
        command: this.#command,
        shell: this.#shell,
        user,
        workingDir,
        size,
        // Of this start alone: what an earlier one left in the background on purpose is not its own.
        mark: ids.uid(),
      },
      connected.signal,
    );
    return { stream };
  }

  /** The container as it is now and what to run in it. */
  async look(signal: AbortSignal): Promise<void> {
    const { target, pods, runtime, command } = this.#options;
    const { pod, containerId } = runningContainer(pods, target);
    const connected = connectedRuntime(runtime, signal);
    this.#uid = pod.metadata.uid;
    this.#containerId = containerId;
    this.#shell = await connected.runtime.findShell(containerId, connected.signal);
    this.#command = command ?? shellOrRefuse(this.#shell, target.container);
  }
}

function shellOrRefuse(shell: string | undefined, container: string): readonly string[] {
  if (shell !== undefined) return [shell];
  throw explainedError('Unimplemented', 'noShellInImage', { values: { container } });
}
