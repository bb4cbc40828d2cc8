// Credentials of a registry from Docker's config file, as the docker command finds them. Read anew for each pull, so
// that a `docker login` counts at once. Secrets leave this file only inside the X-Registry-Auth header.

import { join } from 'node:path';
import { z } from 'zod';
import { errorMessage } from '../../common/appError.ts';
import type { DockerLogger } from '../dockerLogger.ts';
import { dockerConfigDir, type Environment, readDockerFile } from '../endpoint/dockerContext.ts';
import { askCredentialHelper } from './credentialHelper.ts';

const authSchema = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
});
type StoredAuth = z.infer<typeof authSchema>;

const configSchema = z.object({
  auths: z.record(z.string(), authSchema).optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
});
type DockerConfig = z.infer<typeof configSchema>;

/** What the engine takes in X-Registry-Auth. */
interface AuthConfig {
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
  readonly serveraddress: string;
}

/** Docker Hub is stored under the address of its first API. */
const DOCKER_HUB = 'https://index.docker.io/v1/';
/** A helper's user name for an identity token. */
const TOKEN_USER = '<token>';

export class RegistryCredentials {
  readonly #env: Environment;
  readonly #log: DockerLogger;

  constructor(env: Environment, log: DockerLogger) {
    this.#env = env;
    this.#log = log;
  }

  /** The X-Registry-Auth header for a registry host (`docker.io`, `127.0.0.1:5000`); undefined without credentials. */
  async header(domain: string): Promise<string | undefined> {
    const serveraddress = domain === 'docker.io' ? DOCKER_HUB : domain;
    try {
      const config = await this.#readConfig();
      const found = await this.#find(config, serveraddress);
      return found === undefined ? undefined : encodeHeader({ ...found, serveraddress });
    } catch (error) {
      // As the docker command: the pull goes on without, and the registry says what it thinks of that.
      this.#log.warn(`credentials for ${domain} could not be read: ${errorMessage(error)}`);
      return undefined;
    }
  }

  async #readConfig(): Promise<DockerConfig> {
    return (await readDockerFile(join(dockerConfigDir(this.#env), 'config.json'), configSchema)) ?? {};
  }

  async #find(config: DockerConfig, server: string): Promise<Omit<AuthConfig, 'serveraddress'> | undefined> {
    const helper = config.credHelpers?.[server] ?? config.credsStore;
    if (helper !== undefined && helper !== '') {
      const { username, secret } = (await askCredentialHelper(helper, server, this.#env)) ?? {};
      if (username !== undefined && secret !== undefined)
        return username === TOKEN_USER ? { identitytoken: secret } : { username, password: secret };
    }
    return storedAuth(config.auths ?? {}, server);
  }
}

const hostOf = (key: string): string => key.replace(/^https?:\/\//, '').split('/', 1)[0] ?? key;

/** Old entries carry a scheme and a path: `https://registry.example/v1/`. */
function storedAuth(auths: Readonly<Record<string, StoredAuth>>, server: string) {
  const exact = Object.hasOwn(auths, server) ? auths[server] : undefined;
  const entry = exact ?? Object.entries(auths).find(([key]) => hostOf(key) === hostOf(server))?.[1];
  if (entry === undefined) return undefined;
  if (entry.identitytoken) return { identitytoken: entry.identitytoken };
  if (!entry.auth)
    return entry.username ? { username: entry.username, password: entry.password ?? '' } : undefined;
  const decoded = Buffer.from(entry.auth, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon === -1) return undefined;
  // Docker pads short passwords with zero bytes.
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/\0+$/, '') };
}

/** URL-safe base64 that keeps its padding: Engine 20.10 refuses it without. */
function encodeHeader(auth: AuthConfig): string {
  return Buffer.from(JSON.stringify(auth)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}
