// What a terminal's processes hang on. Docker has no call that ends an exec, and an exec outlives its connection. So
// something in the container's process namespace reads a standard input that we hold: when it ends, because the
// terminal was closed, the engine was lost or Podbay was killed, the processes are ended.

export interface Lifeline {
  /** The process has ended by itself: what it left in the background stays, as after `docker exec`. */
  release(): Promise<void>;
  /** Ends the processes, SIGHUP first; resolves when they have ended or cannot be. */
  end(): Promise<void>;
}
