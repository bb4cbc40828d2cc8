// A shell on the machine where the services run, on the engine that the app uses. Whoever may open it may do anything
// that the user of this process may: browser mode has it only on request.

import { homedir } from 'node:os';
import type { Clock } from '../../common/clock.ts';
import type { HostShell, TerminalSize } from '../../common/contract/terminals.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { Observable } from '../../common/observable.ts';
import type { TerminalStream } from '../../engine/runtime/terminalStream.ts';
import type { TerminalRuntime } from './connectedRuntime.ts';
import type { PtyFactory } from './ptyFactory.ts';
import { PtyStream } from './ptyStream.ts';
import type { StartedProgram, TerminalProgram, TerminalSubject } from './terminalProgram.ts';

export interface HostShellOptions {
  readonly ptys: PtyFactory;
  readonly isAllowed: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly runtime: Observable<TerminalRuntime | undefined>;
  readonly clock: Clock;
}

export function hostShellState({ ptys, isAllowed }: HostShellOptions): HostShell {
  if (!isAllowed) return 'off';
  return ptys.isInstalled ? 'available' : 'missing';
}

export class HostShellProgram implements TerminalProgram {
  readonly isResumable = false;
  readonly #options: HostShellOptions;
  readonly #shell: string;

  /** Throws where the host shell is off or missing. */
  constructor(options: HostShellOptions) {
    const { ptys, isAllowed, env, platform } = options;
    if (!isAllowed) {
      throw explainedError('PermissionDenied', 'hostShellOff');
    }
    if (!ptys.isInstalled) {
      throw explainedError('Unimplemented', 'hostShellMissing');
    }
    this.#options = options;
    this.#shell = platform === 'win32' ? (env['ComSpec'] ?? 'cmd.exe') : (env['SHELL'] ?? '/bin/sh');
  }

  get subject(): TerminalSubject {
    return {
      kind: 'host',
      command: [this.#shell],
      dockerCommand: '',
      tty: true,
      stdinOnce: false,
      input: 'always',
    };
  }

  async start(size: TerminalSize, signal: AbortSignal): Promise<StartedProgram> {
    const { ptys, env, runtime, clock } = this.#options;
    const inherited = Object.entries(env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    const pty = await ptys.create({
      file: this.#shell,
      env: {
        ...Object.fromEntries(inherited),
        COLORTERM: 'truecolor',
        ...runtime.value?.clientEnvironment,
      },
      cwd: homedir(),
      size,
    });
    const stream: TerminalStream = new PtyStream(pty, clock, signal);
    return { stream };
  }
}
