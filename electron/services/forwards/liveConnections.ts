// The connections of a forward that are open, and what they all have carried since it was switched on.

import type { ForwardTraffic } from '../../common/contract/forwards.ts';

export interface LiveConnection {
  /** From the pod to the local side. */
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** Resets both sides. */
  destroy(): void;
}

export class LiveConnections {
  readonly #open = new Set<LiveConnection>();
  #total = 0;
  #receivedBytes = 0;
  #sentBytes = 0;

  get size(): number {
    return this.#open.size;
  }

  add(connection: LiveConnection): void {
    this.#open.add(connection);
    this.#total += 1;
  }

  delete(connection: LiveConnection): void {
    if (!this.#open.delete(connection)) return;
    this.#receivedBytes += connection.receivedBytes;
    this.#sentBytes += connection.sentBytes;
  }

  traffic(): ForwardTraffic {
    let [receivedBytes, sentBytes] = [this.#receivedBytes, this.#sentBytes];
    for (const connection of this.#open) {
      receivedBytes += connection.receivedBytes;
      sentBytes += connection.sentBytes;
    }
    return { active: this.#open.size, total: this.#total, receivedBytes, sentBytes };
  }

  /** Resets all and counts from zero. */
  clear(): void {
    for (const connection of this.#open) connection.destroy();
    this.#open.clear();
    this.#total = 0;
    this.#receivedBytes = 0;
    this.#sentBytes = 0;
  }
}
