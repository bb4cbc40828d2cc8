// What a runtime gives for one process with a terminal on it: bytes both ways, and its end.

/** In characters. */
export interface ScreenSize {
  readonly cols: number;
  readonly rows: number;
}

export interface ExecRequest {
  readonly containerId: string;
  /** Absolute or looked up in the container's PATH; not empty. */
  readonly command: readonly string[];
  /** A shell of the container, absolute, that guards the process; undefined: it has none, which costs a container. */
  readonly shell: string | undefined;
  readonly user: string | undefined;
  readonly workingDir: string | undefined;
  /** In force before the command starts. */
  readonly size: ScreenSize;
  /** Marks the process and its descendants, so that they can be found and ended. */
  readonly mark: string;
}

export interface AttachRequest {
  readonly containerId: string;
  readonly tty: boolean;
  /** Ignored without a TTY. */
  readonly size: ScreenSize;
  /** Bytes of the output before now that come first, at most. */
  readonly recentBytes: number;
}

export interface TerminalStream {
  /**
   * To be iterated once. What is not read makes the process wait. Ends when the process has closed its output or the
   * connection is gone; `exitCode` tells which.
   */
  readonly output: AsyncIterable<Uint8Array>;
  /** Resolves when the next bytes may be written; bytes for a process that has ended are dropped. */
  write(bytes: Uint8Array): Promise<void>;
  resize(size: ScreenSize): Promise<void>;
  /** Closes standard input; for processes without a TTY. */
  endInput(): void;
  /** After the end of `output`. Rejects with `Unavailable` when the engine was lost instead. */
  exitCode(): Promise<number>;
  /** Ends the process of an exec (SIGHUP, then SIGKILL) or leaves that of an attached container alone. */
  close(): Promise<{ readonly isLeftRunning: boolean }>;
}

export interface AttachedStream extends TerminalStream {
  /** Until it is switched on, nothing is connected to the process's standard input. */
  setInput(isOn: boolean): Promise<void>;
}
