// /relay as a program of this machine, for tests that drive it by its frames alone: built with sanitizers where there is
// a compiler, else the one of the committed image.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { frameTypes, RelayFrameParser } from '../../electron/docker/forward/relayFrames.ts';

const infraDir = fileURLToPath(new URL('../../resources/infra', import.meta.url));
const SANITIZERS = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
const manifestSchema = z.array(z.object({ Layers: z.array(z.string()) })).min(1);

export interface RelayProgram {
  readonly path: string;
  readonly isSanitized: boolean;
  dispose(): void;
}

function compile(output: string): boolean {
  try {
    const flags = ['-std=gnu17', '-g', '-O1', ...SANITIZERS];
    execFileSync('cc', [...flags, '-o', output, join(infraDir, 'relay.c')], { stdio: 'pipe' });
    return true;
  } catch (error) {
    // A compiler that is there must not fail.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function unpack(folder: string): string {
  const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
  execFileSync('tar', ['-xf', join(infraDir, `podbay-infra-${arch}.tar`), '-C', folder]);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const [layer = ''] = manifestSchema.parse(manifest)[0]?.Layers ?? [];
  const root = join(folder, 'root');
  mkdirSync(root);
  execFileSync('tar', ['-xf', join(folder, layer), '-C', root]);
  return join(root, 'relay');
}

export function relayProgram(): RelayProgram {
  const folder = mkdtempSync(join(tmpdir(), 'podbay-relay-'));
  const built = join(folder, 'relay-sanitized');
  const isSanitized = compile(built);
  const path = isSanitized ? built : unpack(folder);
  if (!existsSync(path)) throw new Error('there is no /relay to test');
  return { path, isSanitized, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface RelayRun {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly output: Buffer;
  readonly errors: string;
}

/**
 * Hands the chunks to a new relay one by one, closes its input and waits for its end. With `lastId` the input stays open
 * until the relay has closed the connection of this id, which is then the last thing that it was told to do.
 */
export async function runRelay(
  path: string,
  chunks: readonly Uint8Array[],
  lastId?: number,
): Promise<RelayRun> {
  // It allocates nothing, and a search for leaks in all its static memory takes a third of a second.
  const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0' };
  const child = spawn(path, [], { stdio: 'pipe', env });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  const parser = new RelayFrameParser({
    onFrame: ({ type, id }) => {
      if (type === frameTypes.closed && id === lastId) child.stdin.end();
    },
    onPayload: () => undefined,
  });
  child.stdout.on('data', (bytes: Buffer) => {
    output.push(bytes);
    parser.push(bytes);
  });
  child.stderr.on('data', (bytes: Buffer) => errors.push(bytes));
  // It may end before it has read everything.
  child.stdin.on('error', () => undefined);
  const closed = once(child, 'close');
  for (const chunk of chunks) {
    child.stdin.write(chunk);
    // What it is connected to lives in this process and must have its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (lastId === undefined) child.stdin.end();
  await closed;
  return {
    exitCode: child.exitCode,
    signal: child.signalCode,
    output: Buffer.concat(output),
    errors: Buffer.concat(errors).toString('utf8'),
  };
}
