// A task whose result several callers share. A failure is not kept: the next caller tries again.

export class SharedTask<T> {
  readonly #run: () => Promise<T>;
  #current: Promise<T> | undefined;

  constructor(run: () => Promise<T>) {
    this.#run = run;
  }

  /** The result, from the run in progress or the last good one. */
  get(): Promise<T> {
    this.#current ??= this.#start();
    return this.#current;
  }

  /** Makes the next caller run the task anew. */
  forget(): void {
    this.#current = undefined;
  }

  #start(): Promise<T> {
    const started = this.#run();
    started.catch(() => {
      if (this.#current === started) this.#current = undefined;
    });
    return started;
  }
}
