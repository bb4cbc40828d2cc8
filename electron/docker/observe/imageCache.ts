// What status.image and status.imageID say of an image id. Ids are content hashes; only the tags of one can change,
// which the next connection sees.

import { isAppError } from '../../common/appError.ts';
import type { DockerClient } from '../dockerClient.ts';

export interface ImageNames {
  readonly tags: readonly string[];
  /** As status.imageID prints it. */
  readonly imageId: string;
}

const MAX_ENTRIES = 1000;

export class ImageCache {
  readonly #client: DockerClient;
  readonly #names = new Map<string, ImageNames>();

  constructor(client: DockerClient) {
    this.#client = client;
  }

  async names(id: string, signal: AbortSignal): Promise<ImageNames> {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const names = await this.#inspect(id, signal);
    if (this.#names.size >= MAX_ENTRIES) this.#names.clear();
    this.#names.set(id, names);
    return names;
  }

  async #inspect(id: string, signal: AbortSignal): Promise<ImageNames> {
    try {
      const { RepoTags, RepoDigests } = await this.#client.inspectImage(id, signal);
      const digest = RepoDigests[0];
      return {
        tags: RepoTags,
        imageId: digest === undefined ? `docker://${id}` : `docker-pullable://${digest}`,
      };
    } catch (error) {
      // A container outlives its image when that was removed by force.
      if (isAppError(error, 'NotFound')) return { tags: [], imageId: `docker://${id}` };
      throw error;
    }
  }
}
