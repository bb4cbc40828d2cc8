// Containers that the kernel took memory back from, as Docker's events tell. Engine 20.10 on a busy machine may hear of
// the kill after the exit: its `State.OOMKilled` then stays false, and only the late `oom` event says what happened.

/** More containers than one engine runs; beyond it the oldest is forgotten. */
const MAX_CONTAINERS = 10_000;

export class OomKills {
  readonly #ids = new Set<string>();

  add(id: string): void {
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > MAX_CONTAINERS && oldest !== undefined) this.#ids.delete(oldest);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  delete(id: string): void {
    this.#ids.delete(id);
  }
}
