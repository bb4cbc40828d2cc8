// The bridge network that all pods share: they reach each other by address without NAT, and names through Docker's
// embedded DNS server. Made when first needed.

import { AppError, isAppError } from '../common/appError.ts';
import type { DockerClient } from './dockerClient.ts';
import { labelKeys, managedLabel } from './pod/labels.ts';
import { NETWORK_NAME } from './pod/naming.ts';
import { SharedTask } from './sharedTask.ts';

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
      if (!isAppError(error, 'Conflict') || !(await this.#exists())) throw error;
    }
  }

  async #exists(): Promise<boolean> {
    try {
      const network = await this.#client.inspectNetwork(NETWORK_NAME, this.#signal);
      if (network.Labels[labelKeys.managed] === 'true') return true;
    } catch (error) {
      if (isAppError(error, 'NotFound')) return false;
      throw error;
    }
    throw new AppError(
      'Conflict',
      `The engine has a network "${NETWORK_NAME}" that Podbay did not make. Rename or remove it: ` +
        `docker network rm ${NETWORK_NAME}`,
    );
  }
}
