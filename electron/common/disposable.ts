// Ownership in one word: whoever creates a Disposable keeps it or hands it on, and disposes it exactly once.

export interface Disposable {
  dispose(): void;
}

/** Collects disposables and ends them in reverse order; safe to dispose twice. */
export class DisposableStack implements Disposable {
  readonly #items: Disposable[] = [];
  #disposed = false;

  /** Owns `item` until this stack ends; ends it at once when the stack has ended already. */
  use<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    for (const item of this.#items.splice(0).reverse()) item.dispose();
  }
}
