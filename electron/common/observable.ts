// A value that can be watched. Readers get the latest value, never a history: a slow reader skips the ones between.

import type { Disposable } from './disposable.ts';

export interface Observable<T> {
  readonly value: T;
  /** Calls back after each change, not at once. */
  subscribe(listener: () => void): Disposable;
}

export class ObservableValue<T> implements Observable<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(initial: T) {
    this.#value = initial;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): Disposable {
    const entry = () => listener();
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  }
}

/** The value now, then each newer one, until the signal is aborted. */
export async function* latestValues<T>(source: Observable<T>, signal: AbortSignal): AsyncGenerator<T> {
  let isBehind = true;
  let wake = (): void => undefined;
  const notice = () => {
    isBehind = true;
    wake();
  };
  const subscription = source.subscribe(notice);
  const stop = () => wake();
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted) {
      if (isBehind) {
        isBehind = false;
        yield source.value;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    subscription.dispose();
  }
}
