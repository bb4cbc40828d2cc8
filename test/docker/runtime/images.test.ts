// Images: lookup, pulls with progress, credentials and errors, against a registry on loopback.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PodRuntime, PullProgress } from '../../../electron/engine/runtime/podRuntime.ts';
import { missingTag, Registry } from '../../fixtures/registry.ts';
import { connectRuntime, docker, never } from './runtimeHarness.ts';

const ignore = () => undefined;

describe('an open registry', () => {
  let runtime: PodRuntime;
  let registry: Registry;
  let image: string;
  beforeAll(async () => {
    runtime = await connectRuntime();
    registry = await Registry.start();
    // A layer of its own, which the engine does not have once the image is removed.
    const source = await docker('create', 'busybox', 'true');
    await docker('cp', fileURLToPath(import.meta.url), `${source}:/layer`);
    const unique = await docker('commit', source);
    await docker('rm', source);
    image = await registry.push(unique, 'team/box:1');
    await docker('rmi', unique).catch(ignore);
  });
  afterAll(async () => {
    await docker('rmi', image).catch(ignore);
    await registry.stop();
    runtime.dispose();
  });

  it('finds an image by the name of the manifest, with the default tag, or says that there is none', async () => {
    const found = await runtime.inspectImage('busybox', never);
    expect(found).toMatchObject({ id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), user: '' });
    expect(found?.sizeBytes).toBeGreaterThan(100_000);
    expect(await runtime.inspectImage('podbay-test/no-such-image', never)).toBeUndefined();
  });

  it('is pulled with progress, and known afterwards', async () => {
    const progress: PullProgress[] = [];
    const pulled = await runtime.pullImage(image, (line) => progress.push(line), never);
    expect(await runtime.inspectImage(image, never)).toEqual(pulled);
    const statuses = progress.map(({ status }) => status);
    expect(statuses).toEqual(expect.arrayContaining(['Pulling fs layer', 'Pull complete']));
    // The containerd image store counts every 100 ms, and has a small layer before it has counted.
    const counted = progress.filter(({ status }) => status === 'Downloading');
    expect(counted.every(({ currentBytes, totalBytes }) => currentBytes > 0 && totalBytes > 0)).toBe(true);
    expect(progress.every(({ layer }) => /^[0-9a-f]{12}$/.test(layer))).toBe(true);
  });

  it("fails with the daemon's text for a tag, and for a repository, that does not exist", async () => {
    await expect(runtime.pullImage(`${registry.address}/team/box:2`, ignore, never)).rejects.toMatchObject({
      details: expect.stringMatching(missingTag(`${registry.address}/team/box:2`)),
    });
    await expect(runtime.pullImage(`${registry.address}/none:1`, ignore, never)).rejects.toMatchObject({
      code: 'NotFound',
      details: expect.stringContaining('not found'),
    });
  });

  it('says so when the registry does not answer', async () => {
    await expect(runtime.pullImage('127.0.0.1:1/none:1', ignore, never)).rejects.toMatchObject({
      details: expect.stringContaining('connection refused'),
    });
  });

  it('ends when it is aborted', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(runtime.pullImage(image, ignore, abort.signal)).rejects.toMatchObject({ code: 'Cancelled' });
  });
});

describe('a registry that asks for a password', () => {
  let registry: Registry;
  let configDir: string;
  let image: string;
  const credentials = { username: 'ann', password: 'correct horse' };
  beforeAll(async () => {
    registry = await Registry.start({ credentials });
    await registry.push('busybox', 'team/secret:1');
    image = `${registry.address}/team/secret:1`;
    configDir = await mkdtemp(join(tmpdir(), 'podbay-docker-config-'));
  });
  afterAll(async () => {
    await docker('rmi', image).catch(ignore);
    await rm(configDir, { recursive: true });
    await registry.stop();
  });

  async function pullWith(config: object): Promise<unknown> {
    await docker('rmi', image).catch(ignore);
    await writeFile(join(configDir, 'config.json'), JSON.stringify(config));
    const path = `${configDir}:${process.env['PATH'] ?? ''}`;
    const runtime = await connectRuntime({}, { ...process.env, DOCKER_CONFIG: configDir, PATH: path });
    try {
      return await runtime.pullImage(image, ignore, never);
    } finally {
      runtime.dispose();
    }
  }

  it('refuses a pull without credentials', async () => {
    await expect(pullWith({})).rejects.toMatchObject({
      details: expect.stringMatching(/no basic auth|unauthorized/),
    });
  });

  it("is pulled from with the credentials of Docker's config file", async () => {
    const auth = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
    await expect(pullWith({ auths: { [registry.address]: { auth } } })).resolves.toMatchObject({
      id: expect.stringMatching(/^sha256:/),
    });
  });

  it('is pulled from with what a credential helper answers', async () => {
    const answer = JSON.stringify({ Username: credentials.username, Secret: credentials.password });
    const script = `#!/bin/sh\nread server\n[ "$1 $server" = "get ${registry.address}" ] && echo '${answer}'\n`;
    await writeFile(join(configDir, 'docker-credential-fake'), script, { mode: 0o755 });
    await expect(pullWith({ credHelpers: { [registry.address]: 'fake' } })).resolves.toMatchObject({
      id: expect.stringMatching(/^sha256:/),
    });
  });
});
