// What every verb of the Docker runtime works with; one per connection to an engine.

import type { Clock } from '../common/clock.ts';
import type { EngineInfo } from '../common/contract/system.ts';
import type { DockerClient } from './dockerClient.ts';
import type { InfraImage } from './infraImage.ts';
import type { ImageCache } from './observe/imageCache.ts';
import type { InspectCache } from './observe/inspectCache.ts';
import type { OomScoreFloor } from './oomScoreFloor.ts';
import type { ResolvConf } from './pod/resolvConf.ts';
import type { PodNetwork } from './podNetwork.ts';
import type { RegistryCredentials } from './registry/registryCredentials.ts';
import type { SystemVolumes } from './systemVolumes.ts';
import type { EngineTransport } from './transport/engineTransport.ts';

/** Where warnings go that no user needs to act on. Never given a secret. */
export interface DockerLogger {
  warn(message: string): void;
}

export interface RuntimeContext {
  readonly client: DockerClient;
  readonly transport: EngineTransport;
  readonly info: EngineInfo;
  /** Only what carries this instance's label is listed or touched. */
  readonly instance: string;
  readonly clock: Clock;
  readonly log: DockerLogger;
  readonly infraImage: InfraImage;
  readonly network: PodNetwork;
  readonly credentials: RegistryCredentials;
  readonly inspects: InspectCache;
  readonly images: ImageCache;
  readonly systemVolumes: SystemVolumes;
  readonly oomScoreFloor: OomScoreFloor;
  /** Empty: the infra image. */
  readonly pauseImage: string;
  /** The engine's own /etc/resolv.conf; undefined where it cannot be read from here. */
  readonly hostResolvConf: ResolvConf | undefined;
  /** The engine's clock minus ours, in milliseconds. */
  readonly clockSkewMs: number;
}
