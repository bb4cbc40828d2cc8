// What the exit code of browser mode means; also printed by --help.

export const exitCodes = {
  /** Ended by SIGTERM or SIGINT, or only asked for help. */
  ended: 0,
  unexpected: 1,
  usage: 2,
  cannotListen: 3,
  dataDir: 4,
  manifestFile: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends the start with a code and one line for stderr. */
export class StartFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartFailure';
    this.exitCode = exitCode;
  }
}
