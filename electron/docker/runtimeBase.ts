// The part of the RuntimeContext that needs none of the rest: what the rest of the context is built from.

import type { Clock } from '../common/clock.ts';
import type { DockerClient } from './dockerClient.ts';
import type { InfraImage } from './infraImage.ts';
import type { InspectCache } from './observe/inspectCache.ts';

export interface RuntimeBase {
  readonly client: DockerClient;
  /** Only what carries this instance's label is listed or touched. */
  readonly instance: string;
  readonly clock: Clock;
  readonly infraImage: InfraImage;
  readonly inspects: InspectCache;
}
