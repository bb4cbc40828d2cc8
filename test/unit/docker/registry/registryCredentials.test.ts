import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RegistryCredentials } from '../../../../electron/docker/registry/registryCredentials.ts';

let folder: string;
let warnings: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podbay-config-'));
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true }));

const auth = (text: string) => Buffer.from(text).toString('base64');

/** What the engine would read from the header. */
async function headerFor(domain: string, config: object | string | undefined): Promise<unknown> {
  if (config !== undefined)
    await writeFile(
      join(folder, 'config.json'),
      typeof config === 'string' ? config : JSON.stringify(config),
    );
  const env = { DOCKER_CONFIG: folder, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  const credentials = new RegistryCredentials(env, { warn: (message) => warnings.push(message) });
  const header = await credentials.header(domain);
  return header === undefined ? undefined : JSON.parse(Buffer.from(header, 'base64url').toString());
}

async function helper(name: string, script: string): Promise<void> {
  await writeFile(join(folder, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

describe('credentials', () => {
  it('are none without a config file or an entry', async () => {
    expect(await headerFor('docker.io', undefined)).toBeUndefined();
    expect(await headerFor('other.test', { auths: { 'reg.test': { auth: auth('a:b') } } })).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it.each([
    ['reg.test:5000', 'reg.test:5000'],
    ['reg.test', 'https://reg.test/v1/'],
    ['docker.io', 'https://index.docker.io/v1/'],
  ])('of %s are found under %s', async (domain, key) => {
    expect(await headerFor(domain, { auths: { [key]: { auth: auth('ann:p:w') } } })).toEqual({
      username: 'ann',
      password: 'p:w',
      serveraddress: domain === 'docker.io' ? 'https://index.docker.io/v1/' : domain,
    });
  });

  it('may be an identity token', async () => {
    expect(await headerFor('reg.test', { auths: { 'reg.test': { identitytoken: 't' } } })).toEqual({
      identitytoken: 't',
      serveraddress: 'reg.test',
    });
  });

  it('come from the helper of the registry, else from the store', async () => {
    await helper('own', 'read s; echo "{\\"Username\\":\\"own\\",\\"Secret\\":\\"$1-$s\\"}"');
    await helper('all', 'echo \'{"Username":"<token>","Secret":"token"}\'');
    const config = { credsStore: 'all', credHelpers: { 'reg.test': 'own' }, auths: { 'reg.test': {} } };
    expect(await headerFor('reg.test', config)).toEqual({
      username: 'own',
      password: 'get-reg.test',
      serveraddress: 'reg.test',
    });
    expect(await headerFor('docker.io', config)).toEqual({
      identitytoken: 'token',
      serveraddress: 'https://index.docker.io/v1/',
    });
  });

  it('fall back to the file when the helper has none', async () => {
    await helper('empty', 'echo "credentials not found in native keychain"; exit 1');
    const config = { credsStore: 'empty', auths: { 'reg.test': { auth: auth('a:b') } } };
    expect(await headerFor('reg.test', config)).toMatchObject({ username: 'a' });
  });

  it.each([
    ['that fails', 'echo secret-text; exit 1'],
    ['that answers nonsense', 'echo secret-text'],
  ])('of a helper %s are left out, with a warning that holds nothing it printed', async (_what, script) => {
    await helper('bad', script);
    expect(await headerFor('reg.test', { credsStore: 'bad' })).toBeUndefined();
    expect(warnings).toEqual([
      'credentials for reg.test could not be read: The credential helper docker-credential-bad failed for reg.test.',
    ]);
  });

  it('never run a helper outside the search path, and survive a broken file', async () => {
    expect(await headerFor('reg.test', { credsStore: '../bad' })).toBeUndefined();
    expect(await headerFor('reg.test', { credsStore: 'missing' })).toBeUndefined();
    expect(await headerFor('reg.test', '{"auths": secret')).toBeUndefined();
    expect(warnings).toHaveLength(3);
    expect(warnings.join()).not.toContain('secret');
  });
});
