// Manifest files that reach the app from outside: command line, second start, file manager. They wait here until a
// page takes them, because the first window opens later than the files arrive.

import type { ManifestSource } from '../../common/contract/manifests.ts';
import type { Disposable } from '../../common/disposable.ts';

/** Hand-overs kept for a page that has not opened yet; older ones are dropped first. */
const MAX_WAITING = 16;

export class OpenedFiles {
  #waiting: (readonly ManifestSource[])[] = [];
  readonly #listeners = new Set<() => void>();

  /** Hands files to the page that listens, or to the next one that does. */
  open(sources: readonly ManifestSource[]): void {
    if (sources.length === 0) return;
    this.#waiting = [...this.#waiting, sources].slice(-MAX_WAITING);
    for (const listener of this.#listeners) listener();
  }

  /** Each hand-over once, oldest first, until the signal is aborted. */
  async *take(signal: AbortSignal): AsyncGenerator<readonly ManifestSource[]> {
    let wake = (): void => undefined;
    const subscription = this.#subscribe(() => wake());
    const stop = () => wake();
    signal.addEventListener('abort', stop, { once: true });
    try {
      while (!signal.aborted) {
        const next = this.#waiting.shift();
        if (next !== undefined) yield next;
        else {
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

  #subscribe(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }
}
