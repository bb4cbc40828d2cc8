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

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A JSON file of Docker's; undefined when there is none. Its content, which may be secret, enters no message. */
export async function readDockerFile<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // The parser's own message quotes the text.
    throw new AppError('InvalidArgument', `${path} is not valid JSON of Docker's. Correct or remove it.`);
  }
}

/** The PEM files of a directory laid out as `docker` does; undefined when it holds none. */
export async function readTlsFiles(folder: string, skipVerify: boolean): Promise<EngineTls | undefined> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readIfThere(join(folder, name))),
  );
  return ca === undefined && cert === undefined && key === undefined
    ? undefined
    : { folder, ca, cert, key, skipVerify };
}

async function currentContextName(env: Environment): Promise<string> {
  if (env['DOCKER_CONTEXT']) return env['DOCKER_CONTEXT'];
  const config = await readDockerFile(join(dockerConfigDir(env), 'config.json'), configSchema);
  return config?.currentContext ?? 'default';
}

/** The context that the docker command would use; undefined for `default`, which only means the known socket. */
export async function currentDockerContext(env: Environment): Promise<DockerContext | undefined> {
  const name = await currentContextName(env);
  if (name === 'default' || name === '') return undefined;
  const folder = createHash('sha256').update(name).digest('hex');
  const contexts = join(dockerConfigDir(env), 'contexts');
  const meta = await readDockerFile(join(contexts, 'meta', folder, 'meta.json'), contextSchema);
  if (meta === undefined)
    throw new AppError(
      'NotFound',
      `The docker context "${name}" does not exist. Choose another: docker context use default.`,
    );
  const { Host, SkipTLSVerify } = meta.Endpoints.docker;
  const tls = await readTlsFiles(join(contexts, 'tls', folder, 'docker'), SkipTLSVerify ?? false);
  return { name, address: Host, tls };
}
