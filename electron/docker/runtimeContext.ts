// What every verb of the Docker runtime works with; one per connection to an engine.

import type { EngineInfo } from '../common/contract/system.ts';
import type { DockerLogger } from './dockerLogger.ts';
import type { ImageCache } from './observe/imageCache.ts';
import type { OomKills } from './observe/oomKills.ts';
import type { OomScoreFloor } from './oomScoreFloor.ts';
import type { ResolvConf } from './pod/resolvConf.ts';
import type { PodNetwork } from './podNetwork.ts';
import type { RegistryCredentials } from './registry/registryCredentials.ts';
import type { RuntimeBase } from './runtimeBase.ts';
import type { SystemVolumes } from './systemVolumes.ts';
import type { EngineTransport } from './transport/engineTransport.ts';

export interface RuntimeContext extends RuntimeBase {
  readonly transport: EngineTransport;
  readonly info: EngineInfo;
  readonly clientEnvironment: Readonly<Record<string, string>>;
  readonly log: DockerLogger;
  readonly network: PodNetwork;
  readonly credentials: RegistryCredentials;
  readonly images: ImageCache;
  readonly oomKills: OomKills;
  readonly systemVolumes: SystemVolumes;
  readonly oomScoreFloor: OomScoreFloor;
  /** Empty: the infra image. */
  readonly pauseImage: string;
  /** The engine's own /etc/resolv.conf; undefined where it cannot be read from here. */
  readonly hostResolvConf: ResolvConf | undefined;
  /** The engine's clock minus ours, in milliseconds. */
  readonly clockSkewMs: number;
  /** Its kernel filters system calls; without, a profile would fail every start. */
  readonly hasSeccomp: boolean;
}
