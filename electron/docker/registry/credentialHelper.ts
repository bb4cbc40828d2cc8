// Docker's credential helper protocol: `docker-credential-<name> get`, the registry on stdin, JSON on stdout. No shell,
// a deadline, and no output of it in any message: it holds secrets.

import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../common/appError.ts';
import type { Environment } from '../endpoint/dockerContext.ts';
import { readLimited } from '../transport/readLimited.ts';

export interface HelperCredentials {
  readonly username: string;
  readonly secret: string;
}

/** A helper may ask the user's keychain; one that waits for a dialog that nobody sees must not block a pull. */
const HELPER_TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 1024 * 1024;

const answerSchema = z.object({ Username: z.string(), Secret: z.string() });
/** The protocol's text for "I have none". */
const NOT_FOUND = 'credentials not found in native keychain';

/** A desktop app on macOS does not get the shell's PATH, where Docker's helpers are. */
function searchPath(env: Environment): string {
  const extra = [
    '/usr/local/bin',
    '/opt/homebrew/bin',
    ...(env['HOME'] ? [join(env['HOME'], '.docker/bin')] : []),
  ];
  return [env['PATH'] ?? '', ...extra].join(delimiter);
}

/** Undefined when the helper has none for this registry. */
export async function askCredentialHelper(
  name: string,
  registry: string,
  env: Environment,
): Promise<HelperCredentials | undefined> {
  const command = `docker-credential-${name}`;
  const failed = (cause?: unknown) =>
    new AppError('FailedPrecondition', `The credential helper ${command} failed for ${registry}.`, { cause });
  // The name becomes part of a file name.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw failed();
  const child = spawn(command, ['get'], {
    env: { ...env, PATH: searchPath(env) },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: HELPER_TIMEOUT_MS,
    windowsHide: true,
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A helper that ends before it reads its input says so by its exit code.
  child.stdin.on('error', () => undefined);
  child.stdin.end(registry);
  const [answer, code] = await Promise.all([readLimited(child.stdout, MAX_ANSWER_BYTES), exit]).catch(
    (error: unknown) => {
      child.kill();
      throw failed(error);
    },
  );
  const text = answer.toString('utf8').trim();
  if (code !== 0) {
    if (text === NOT_FOUND) return undefined;
    throw failed();
  }
  return parseAnswer(text) ?? Promise.reject(failed());
}

function parseAnswer(text: string): HelperCredentials | undefined {
  try {
    const { Username, Secret } = answerSchema.parse(JSON.parse(text));
    return { username: Username, secret: Secret };
  } catch {
    // The parser's message would quote the answer.
    return undefined;
  }
}
