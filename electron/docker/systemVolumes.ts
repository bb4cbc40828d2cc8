// Where the engine keeps the system volume of each sandbox: binds of single files need the real path. Asked for right
// after the sandbox is created, because an inspect waits for as long as Docker takes to start it.

import { AppError } from '../common/appError.ts';
import type { DockerClient } from './dockerClient.ts';
import { POD_FILES_DIR } from './pod/emptyDir.ts';

/** More sandboxes than one engine runs; beyond it the cache starts again. */
const MAX_ENTRIES = 10_000;

export class SystemVolumes {
  readonly #client: DockerClient;
  readonly #paths = new Map<string, string>();

  constructor(client: DockerClient) {
    this.#client = client;
  }

  async path(sandboxId: string, signal: AbortSignal): Promise<string> {
    const known = this.#paths.get(sandboxId);
    if (known !== undefined) return known;
    const { Mounts } = await this.#client.inspectContainer(sandboxId, signal);
    const mount = Mounts.find(({ Destination }) => Destination === POD_FILES_DIR);
    if (mount === undefined)
      throw new AppError(
        'FailedPrecondition',
        "The pod's sandbox has lost its volume; it must be made anew.",
      );
    if (this.#paths.size >= MAX_ENTRIES) this.#paths.clear();
    this.#paths.set(sandboxId, mount.Source);
    return mount.Source;
  }
}
