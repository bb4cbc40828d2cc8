// What an exit code says by convention: shells' 126 and 127, and 128 + n for a signal.

export type ExitMeaning =
  | { readonly kind: 'general' | 'notExecutable' | 'notFound' | 'badExitCode' }
  | { readonly kind: 'signal'; readonly signal: string };

/** Linux signal numbers that end programs in practice. */
const signals: ReadonlyMap<number, string> = new Map([
  [1, 'SIGHUP'],
  [2, 'SIGINT'],
  [3, 'SIGQUIT'],
  [4, 'SIGILL'],
  [5, 'SIGTRAP'],
  [6, 'SIGABRT'],
  [7, 'SIGBUS'],
  [8, 'SIGFPE'],
  [9, 'SIGKILL'],
  [10, 'SIGUSR1'],
  [11, 'SIGSEGV'],
  [12, 'SIGUSR2'],
  [13, 'SIGPIPE'],
  [14, 'SIGALRM'],
  [15, 'SIGTERM'],
  [24, 'SIGXCPU'],
  [25, 'SIGXFSZ'],
  [31, 'SIGSYS'],
]);

export function exitMeaning(exitCode: number): ExitMeaning {
  if (exitCode === 126) return { kind: 'notExecutable' };
  if (exitCode === 127) return { kind: 'notFound' };
  if (exitCode === 128) return { kind: 'badExitCode' };
  if (exitCode > 128 && exitCode <= 128 + 64) {
    const number = exitCode - 128;
    return { kind: 'signal', signal: signals.get(number) ?? `signal ${number}` };
  }
  return { kind: 'general' };
}
