// Docker's own configuration directory: the current context, its address and its TLS files. Only reads.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../common/appError.ts';
import type { EngineTls } from './engineEndpoint.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface DockerContext {
  readonly name: string;
  readonly address: string;
  readonly tls: EngineTls | undefined;
}

const configSchema = z.object({ currentContext: z.string().optional() });
const contextSchema = z.object({
  Name: z.string(),
  Endpoints: z.object({
    docker: z.object({ Host: z.string(), SkipTLSVerify: z.boolean().optional() }),
  }),
});

export function dockerConfigDir(env: Environment): string {
  return env['DOCKER_CONFIG'] || join(env['HOME'] || homedir(), '.docker');
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The PEM files of a directory laid out as `docker` does; undefined when it holds none. */
export async function readTlsFiles(folder: string, skipVerify: boolean): Promise<EngineTls | undefined> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readIfThere(join(folder, name))),
  );
  return ca === undefined && cert === undefined && key === undefined
    ? undefined
    : { ca, cert, key, skipVerify };
}

async function currentContextName(env: Environment): Promise<string> {
  if (env['DOCKER_CONTEXT']) return env['DOCKER_CONTEXT'];
  const text = await readIfThere(join(dockerConfigDir(env), 'config.json'));
  return (text === undefined ? undefined : configSchema.parse(JSON.parse(text)).currentContext) ?? 'default';
}

/** The context that the docker command would use; undefined for `default`, which only means the known socket. */
export async function currentDockerContext(env: Environment): Promise<DockerContext | undefined> {
  const name = await currentContextName(env);
  if (name === 'default' || name === '') return undefined;
  const folder = createHash('sha256').update(name).digest('hex');
  const contexts = join(dockerConfigDir(env), 'contexts');
  const text = await readIfThere(join(contexts, 'meta', folder, 'meta.json'));
  if (text === undefined)
    throw new AppError(
      'NotFound',
      `The docker context "${name}" does not exist. Choose another: docker context use default.`,
    );
  const { Host, SkipTLSVerify } = contextSchema.parse(JSON.parse(text)).Endpoints.docker;
  const tls = await readTlsFiles(join(contexts, 'tls', folder, 'docker'), SkipTLSVerify ?? false);
  return { name, address: Host, tls };
}
