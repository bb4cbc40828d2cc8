// Our own pause image, loaded into the engine from the app's resources when it is not there. Never pulled.

import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, isAppError } from '../common/appError.ts';
import type { DockerClient } from './dockerClient.ts';
import { progressLineSchema } from './engineApi.ts';
import { SharedTask } from './sharedTask.ts';
import type { EngineTransport } from './transport/engineTransport.ts';
import { jsonLines } from './transport/jsonLines.ts';

/** resources/infra/image.json; the tag is a hash of the content, so an engine never keeps a stale image. */
const recordSchema = z.object({
  tag: z.string(),
  architectures: z.record(z.string(), z.object({ file: z.string() })),
});

export interface InfraImageOptions {
  readonly client: DockerClient;
  readonly transport: EngineTransport;
  readonly resourcesDir: string;
  /** The engine's, in Go's words: `amd64`, `arm64`. */
  readonly arch: string;
  /** Ends the load when the connection is given up. */
  readonly signal: AbortSignal;
}

export class InfraImage {
  readonly #options: InfraImageOptions;
  readonly #loaded: SharedTask<string>;

  constructor(options: InfraImageOptions) {
    this.#options = options;
    this.#loaded = new SharedTask(() => this.#ensure());
  }

  /** The image's id on the engine. */
  id(): Promise<string> {
    return this.#loaded.get();
  }

  /** After the engine said that the image is gone. */
  forget(): void {
    this.#loaded.forget();
  }

  async #ensure(): Promise<string> {
    const { client, resourcesDir, arch, signal } = this.#options;
    const folder = join(resourcesDir, 'infra');
    const { tag, architectures } = recordSchema.parse(
      JSON.parse(await readFile(join(folder, 'image.json'), 'utf8')),
    );
    const present = await imageId(client, tag, signal);
    if (present !== undefined) return present;
    const file = architectures[arch]?.file;
    if (file === undefined)
      throw new AppError(
        'Unimplemented',
        `Podbay has no pause image for ${arch} engines. Choose another pause image in the settings.`,
      );
    await this.#load(join(folder, file));
    const loaded = await imageId(client, tag, signal);
    if (loaded === undefined)
      throw new AppError('Internal', `The engine loaded the pause image but does not know ${tag}.`);
    return loaded;
  }

  async #load(path: string): Promise<void> {
    const { transport, signal } = this.#options;
    const response = await transport.open({
      method: 'POST',
      path: '/images/load',
      query: { quiet: '1' },
      body: createReadStream(path),
      signal,
    });
    for await (const line of jsonLines(response)) {
      const { error } = progressLineSchema.parse(line);
      // The containerd image store says so to the slower of two Podbays that load it at the same time.
      if (error !== undefined && !error.endsWith('already exists'))
        throw new AppError('Internal', 'The engine could not load the pause image.', { details: error });
    }
  }
}

async function imageId(client: DockerClient, tag: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await client.inspectImage(tag, signal)).Id;
  } catch (error) {
    if (isAppError(error, 'NotFound')) return undefined;
    throw error;
  }
}
