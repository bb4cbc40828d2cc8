// An image in a registry with a layer that no engine has: pulling it moves bytes, however often the tests ran.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Registry } from '../../fixtures/registry.ts';
import { docker } from '../../support/podbayServer.ts';

/** Pushes busybox with `megabytes` of noise under `name`; the engine keeps nothing of it. */
export async function pushUniqueImage(registry: Registry, name: string, megabytes: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'podbay-layer-'));
  const file = join(folder, 'noise');
  await writeFile(file, randomBytes(megabytes * 1024 * 1024));
  const container = (await docker(undefined, 'create', 'busybox')).trim();
  await docker(undefined, 'cp', file, `${container}:/noise`);
  const image = (await docker(undefined, 'commit', container)).trim();
  await docker(undefined, 'rm', container);
  await rm(folder, { recursive: true });
  return registry.push(image, name);
}
