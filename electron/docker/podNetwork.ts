// The bridge network that all pods share: they reach each other by address without NAT, and names through Docker's
// embedded DNS server. Made when first needed.

import { AppError, isAppError } from '../common/appError.ts';
import type { DockerClient } from './dockerClient.ts';
import { daemonSays } from './dockerErrors.ts';
import type { NetworkSummary } from './engineApi.ts';
import { labelKeys, managedLabel } from './pod/labels.ts';
import { NETWORK_NAME } from './pod/naming.ts';
import { SharedTask } from './sharedTask.ts';

/**
 * What a start says when the network was removed since it was looked for, or when two Podbays have just made it at the
 * same time: `ensure` repairs both.
 */
export function isNetworkMissing(error: unknown): boolean {
  return daemonSays(error, /network \S+ (not found|is ambiguous)/);
}

const newestFirst = (a: NetworkSummary, b: NetworkSummary): number =>
  b.Created.localeCompare(a.Created) || b.Id.localeCompare(a.Id);

export class PodNetwork {
  readonly #client: DockerClient;
  readonly #signal: AbortSignal;
  readonly #made: SharedTask<void>;

  constructor(client: DockerClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
    this.#made = new SharedTask(() => this.#ensure());
  }

  ensure(): Promise<void> {
    return this.#made.get();
  }

  /** After the engine said that the network is gone. */
  forget(): void {
    this.#made.forget();
  }

  async #ensure(): Promise<void> {
    if (await this.#exists()) return;
    try {
      await this.#client.createNetwork(NETWORK_NAME, managedLabel, this.#signal);
    } catch (error) {
      // Somebody else was faster.
      if (!isAppError(error, 'Conflict')) throw error;
    }
    await this.#exists();
  }

  /** Leaves one network of the name; throws Conflict for one that is not ours. */
  async #exists(): Promise<boolean> {
    const networks = await this.#client.listNetworks(NETWORK_NAME, this.#signal);
    if (networks.some(({ Labels }) => Labels[labelKeys.managed] !== 'true'))
      throw new AppError(
        'Conflict',
        `The engine has a network "${NETWORK_NAME}" that Podbay did not make. Rename or remove it: ` +
          `docker network rm ${NETWORK_NAME}`,
      );
    await this.#removeDoubles(networks);
    return networks.length > 0;
  }

  /**
   * The engine looks for a name's duplicate and makes the network in two steps: two Podbays that start together may both
   * make one, and then no pod starts. Whoever looks removes the newer ones, so that all keep the same; one that is in use
   * already refuses its removal.
   */
  async #removeDoubles(networks: readonly NetworkSummary[]): Promise<void> {
    let count = networks.length;
    for (const { Id } of networks.toSorted(newestFirst)) {
      if (count < 2) return;
      if (await this.#remove(Id)) count--;
    }
  }

  /** False when it is in use. */
  async #remove(id: string): Promise<boolean> {
    try {
      await this.#client.removeNetwork(id, this.#signal);
      return true;
    } catch (error) {
      if (isAppError(error, 'NotFound')) return true;
      if (daemonSays(error, /has active endpoints/)) return false;
      throw error;
    }
  }
}
