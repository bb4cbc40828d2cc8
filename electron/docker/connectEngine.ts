// Opens one endpoint: is it a Docker engine, of Linux containers, new enough? Then everything that its runtime needs.

import { readFile } from 'node:fs/promises';
import { AppError } from '../common/appError.ts';
import type { Clock } from '../common/clock.ts';
import type { EngineInfo } from '../common/contract/system.ts';
import type { PodRuntime } from '../engine/runtime/podRuntime.ts';
import { DockerClient } from './dockerClient.ts';
import type { DockerLogger } from './dockerLogger.ts';
import { dockerRuntime } from './dockerRuntime.ts';
import { clientEnvironment } from './endpoint/clientEnvironment.ts';
import type { Environment } from './endpoint/dockerContext.ts';
import type { EngineEndpoint } from './endpoint/engineEndpoint.ts';
import { EngineRefusal } from './endpoint/engineRefusal.ts';
import { InfraImage } from './infraImage.ts';
import { ImageCache } from './observe/imageCache.ts';
import { InspectCache } from './observe/inspectCache.ts';
import { OomKills } from './observe/oomKills.ts';
import { OomScoreFloor } from './oomScoreFloor.ts';
import { parseResolvConf, type ResolvConf } from './pod/resolvConf.ts';
import { PodNetwork } from './podNetwork.ts';
import { RegistryCredentials } from './registry/registryCredentials.ts';
import { SystemVolumes } from './systemVolumes.ts';
import { EngineTransport } from './transport/engineTransport.ts';

export interface ConnectEngineOptions {
  readonly endpoint: EngineEndpoint;
  readonly pauseImage: string;
  readonly instance: string;
  readonly resourcesDir: string;
  readonly env: Environment;
  readonly clock: Clock;
  readonly log: DockerLogger;
}

/** Engine 20.10, the oldest that Podbay is tested with. */
const MIN_API_VERSION = [1, 41] as const;

/** An engine answers `/version` at once or is not there. */
const PROBE_TIMEOUT_MS = 10_000;

function isTooOld(apiVersion: string): boolean {
  const [major = 0, minor = 0] = apiVersion.split('.').map(Number);
  return major < MIN_API_VERSION[0] || (major === MIN_API_VERSION[0] && minor < MIN_API_VERSION[1]);
}

interface Probe {
  readonly info: EngineInfo;
  readonly clockSkewMs: number;
  readonly hasSeccomp: boolean;
}

async function probe(
  client: DockerClient,
  { address, source }: EngineEndpoint,
  clock: Clock,
  signal: AbortSignal,
): Promise<Probe> {
  const version = await client.version(PROBE_TIMEOUT_MS, signal);
  if (version.Os !== 'linux')
    throw new EngineRefusal('windowsContainers', 'Docker runs Windows containers.', undefined);
  if (isTooOld(version.ApiVersion))
    throw new EngineRefusal(
      'tooOld',
      `Engine API ${version.ApiVersion} is too old: ${MIN_API_VERSION.join('.')} or newer is needed.`,
      version.ApiVersion,
    );
  const details = await client.info(signal);
  const engineTime = Date.parse(details.SystemTime ?? '');
  return {
    clockSkewMs: Number.isNaN(engineTime) ? 0 : engineTime - clock.now(),
    hasSeccomp: details.SecurityOptions.some((option) => option.includes('name=seccomp')),
    info: {
      address,
      source,
      // An engine that gives no id is known by its name alone.
      id: details.ID || details.Name,
      name: details.Name,
      version: version.Version,
      apiVersion: version.ApiVersion,
      os: details.OperatingSystem,
      arch: version.Arch,
      kernel: version.KernelVersion ?? '',
      cpus: details.NCPU,
      memoryBytes: details.MemTotal,
      cgroupVersion: details.CgroupVersion === '2' ? '2' : '1',
      rootless: details.SecurityOptions.some((option) => option.includes('name=rootless')),
    },
  };
}

/** Only an engine on this very machine shares its files with us. */
async function hostResolvConf({ target }: EngineEndpoint): Promise<ResolvConf | undefined> {
  if (target.kind !== 'socket' || process.platform !== 'linux') return undefined;
  try {
    return parseResolvConf(await readFile('/etc/resolv.conf', 'utf8'));
  } catch {
    // No such file: the machine has no DNS servers to pass on.
    return undefined;
  }
}

/** A runtime that owns the connection; rejects with an AppError, or EngineRefusal for an engine that cannot be used. */
export async function connectEngine(options: ConnectEngineOptions, signal: AbortSignal): Promise<PodRuntime> {
  const { endpoint, pauseImage, instance, resourcesDir, env, clock, log } = options;
  const transport = new EngineTransport(endpoint);
  const lifetime = new AbortController();
  const dispose = () => {
    lifetime.abort(new AppError('Cancelled', 'The connection to Docker Engine was closed.'));
    transport.dispose();
  };
  try {
    const client = new DockerClient(transport, clock);
    const [{ info, clockSkewMs, hasSeccomp }, resolvConf] = await Promise.all([
      probe(client, endpoint, clock, signal),
      hostResolvConf(endpoint),
    ]);
    const shared = { client, transport, signal: lifetime.signal };
    const base = {
      client,
      instance,
      clock,
      infraImage: new InfraImage({ ...shared, resourcesDir, arch: info.arch }),
      inspects: new InspectCache(),
    };
    const context = {
      ...base,
      transport,
      info,
      clientEnvironment: clientEnvironment(endpoint),
      log,
      oomScoreFloor: new OomScoreFloor(base, lifetime.signal),
      network: new PodNetwork(client, lifetime.signal),
      credentials: new RegistryCredentials(env, log),
      images: new ImageCache(client),
      oomKills: new OomKills(),
      systemVolumes: new SystemVolumes(client),
      pauseImage,
      hostResolvConf: resolvConf,
      clockSkewMs,
      hasSeccomp,
    };
    return dockerRuntime(context, dispose);
  } catch (error) {
    dispose();
    throw error;
  }
}
