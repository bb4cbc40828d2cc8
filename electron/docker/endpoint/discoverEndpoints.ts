// Where an engine may be, in the order of trying: the setting, DOCKER_HOST, the current docker context, the known
// sockets. An address that somebody chose (setting, DOCKER_HOST) is final: another engine must never stand in for it.

import { homedir } from 'node:os';
import { join } from 'node:path';
import { errorMessage } from '../../common/appError.ts';
import type { EngineAttempt } from '../../common/contract/system.ts';
import { currentDockerContext, dockerConfigDir, type Environment, readTlsFiles } from './dockerContext.ts';
import {
  type EngineEndpoint,
  type EngineTls,
  noClientCertificate,
  parseEngineAddress,
} from './engineEndpoint.ts';

/** An endpoint to try, or an address that could not even be read. */
export type Candidate =
  | { readonly kind: 'endpoint'; readonly endpoint: EngineEndpoint }
  | { readonly kind: 'unusable'; readonly attempt: EngineAttempt };

export interface DiscoverOptions {
  readonly engineUrl: string;
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
}

function knownSockets(env: Environment, platform: NodeJS.Platform): readonly string[] {
  const home = env['HOME'] || homedir();
  if (platform === 'win32')
    return ['npipe:////./pipe/docker_engine', 'npipe:////./pipe/dockerDesktopLinuxEngine'];
  const paths =
    platform === 'darwin'
      ? [
          '/var/run/docker.sock',
          join(home, '.docker/run/docker.sock'),
          join(home, '.colima/default/docker.sock'),
          join(home, '.orbstack/run/docker.sock'),
          join(home, '.rd/docker.sock'),
        ]
      : [
          '/var/run/docker.sock',
          ...(env['XDG_RUNTIME_DIR'] ? [join(env['XDG_RUNTIME_DIR'], 'docker.sock')] : []),
          join(home, '.docker/desktop/docker.sock'),
        ];
  return paths.map((path) => `unix://${path}`);
}

function candidate(address: string, source: string, tls: EngineTls | undefined): Candidate {
  try {
    return { kind: 'endpoint', endpoint: { address, source, target: parseEngineAddress(address, tls) } };
  } catch (error) {
    return { kind: 'unusable', attempt: { address, source, error: errorMessage(error) } };
  }
}

/** As the docker command: TLS when DOCKER_TLS_VERIFY or DOCKER_TLS is set, files from DOCKER_CERT_PATH. */
async function environmentTls(env: Environment): Promise<EngineTls | undefined> {
  if (!env['DOCKER_TLS_VERIFY'] && !env['DOCKER_TLS']) return undefined;
  const skipVerify = !env['DOCKER_TLS_VERIFY'];
  const files = await readTlsFiles(env['DOCKER_CERT_PATH'] || dockerConfigDir(env), skipVerify);
  return files ?? { ...noClientCertificate, skipVerify };
}

async function chosenCandidate(address: string, source: string, env: Environment): Promise<Candidate> {
  try {
    return candidate(address, source, await environmentTls(env));
  } catch (error) {
    return { kind: 'unusable', attempt: { address, source, error: errorMessage(error) } };
  }
}

async function contextCandidates(env: Environment): Promise<Candidate[]> {
  try {
    const context = await currentDockerContext(env);
    if (context === undefined) return [];
    return [candidate(context.address, `docker context "${context.name}"`, context.tls)];
  } catch (error) {
    const attempt = {
      address: dockerConfigDir(env),
      source: 'current docker context',
      error: errorMessage(error),
    };
    return [{ kind: 'unusable', attempt }];
  }
}

export async function discoverEndpoints(options: DiscoverOptions): Promise<readonly Candidate[]> {
  const { engineUrl, env, platform } = options;
  if (engineUrl !== '') return [await chosenCandidate(engineUrl, 'setting', env)];
  if (env['DOCKER_HOST']) return [await chosenCandidate(env['DOCKER_HOST'], 'DOCKER_HOST', env)];
  const found = await contextCandidates(env);
  const seen = new Set(
    found.map((entry) => (entry.kind === 'endpoint' ? entry.endpoint.address : entry.attempt.address)),
  );
  const sockets = knownSockets(env, platform).filter((address) => !seen.has(address));
  return [...found, ...sockets.map((address) => candidate(address, 'known socket', undefined))];
}
