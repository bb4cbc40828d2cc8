import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discoverEndpoints } from '../../../../electron/docker/endpoint/discoverEndpoints.ts';
import { parseEngineAddress } from '../../../../electron/docker/endpoint/engineEndpoint.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'podbay-home-'));
});
afterEach(() => rm(home, { recursive: true }));

async function discover(
  env: Readonly<Record<string, string>> = {},
  engineUrl = '',
  platform: NodeJS.Platform = 'linux',
) {
  const found = await discoverEndpoints({ engineUrl, env: { HOME: home, ...env }, platform });
  return found.map((candidate) =>
    candidate.kind === 'endpoint'
      ? [candidate.endpoint.source, candidate.endpoint.address]
      : [candidate.attempt.source, candidate.attempt.address, candidate.attempt.error],
  );
}

async function writeContext(name: string, host: string, tls: boolean): Promise<void> {
  const folder = createHash('sha256').update(name).digest('hex');
  const meta = join(home, '.docker/contexts/meta', folder);
  await mkdir(meta, { recursive: true });
  await writeFile(join(home, '.docker/config.json'), JSON.stringify({ currentContext: name }));
  const content = { Name: name, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } };
  await writeFile(join(meta, 'meta.json'), JSON.stringify(content));
  if (!tls) return;
  const files = join(home, '.docker/contexts/tls', folder, 'docker');
  await mkdir(files, { recursive: true });
  await writeFile(join(files, 'ca.pem'), 'CA');
}

const sockets = () => [
  ['known socket', 'unix:///var/run/docker.sock'],
  ['known socket', `unix://${home}/.docker/desktop/docker.sock`],
];

describe('where an engine is looked for', () => {
  it('is the known sockets when nobody chose one, the rootless one included', async () => {
    expect(await discover()).toEqual(sockets());
    expect(await discover({ XDG_RUNTIME_DIR: '/run/user/1000' })).toContainEqual([
      'known socket',
      'unix:///run/user/1000/docker.sock',
    ]);
    expect((await discover({}, '', 'darwin')).map(([, address]) => address)).toEqual(
      [
        '/var/run/docker.sock',
        ...['.docker/run', '.colima/default', '.orbstack/run', '.rd'].map((path) =>
          join(home, path, 'docker.sock'),
        ),
      ].map((path) => `unix://${path}`),
    );
    expect((await discover({}, '', 'win32'))[0]).toEqual(['known socket', 'npipe:////./pipe/docker_engine']);
  });

  it('is only the address that somebody chose: the setting before DOCKER_HOST', async () => {
    const env = { DOCKER_HOST: 'tcp://192.0.2.1:2375' };
    expect(await discover(env, 'unix:///x.sock')).toEqual([['setting', 'unix:///x.sock']]);
    expect(await discover(env)).toEqual([['DOCKER_HOST', 'tcp://192.0.2.1:2375']]);
  });

  it('is the current docker context before the known sockets, with its TLS files', async () => {
    await writeContext('work', 'tcp://192.0.2.1:2376', true);
    expect(await discover()).toEqual([['docker context "work"', 'tcp://192.0.2.1:2376'], ...sockets()]);
    const [first] = await discoverEndpoints({ engineUrl: '', env: { HOME: home }, platform: 'linux' });
    expect(first).toMatchObject({
      endpoint: {
        target: { kind: 'tcp', host: '192.0.2.1', port: 2376, tls: { ca: 'CA', skipVerify: false } },
      },
    });
    expect(await discover({ DOCKER_CONTEXT: 'default' })).toEqual(sockets());
  });

  it('is not tried twice', async () => {
    await writeContext('local', 'unix:///var/run/docker.sock', false);
    expect((await discover()).map(([, address]) => address)).toEqual(sockets().map(([, address]) => address));
  });

  it('keeps the reason when a choice cannot be used', async () => {
    expect(await discover({ DOCKER_CONTEXT: 'gone' })).toEqual([
      ['current docker context', join(home, '.docker'), expect.stringContaining('"gone" does not exist')],
      ...sockets(),
    ]);
    expect(await discover({}, 'ssh://me@host')).toEqual([
      ['setting', 'ssh://me@host', expect.stringContaining('ssh -N -L')],
    ]);
    await writeFile(join(home, 'config.json'), 'not json');
    expect((await discover({ DOCKER_CONFIG: home }))[0]?.[2]).toMatch(/JSON/);
  });

  it('uses the certificates of DOCKER_CERT_PATH with DOCKER_TLS_VERIFY', async () => {
    for (const name of ['ca', 'cert', 'key']) await writeFile(join(home, `${name}.pem`), name);
    const env = { DOCKER_HOST: 'tcp://192.0.2.1', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: home };
    const [first] = await discoverEndpoints({ engineUrl: '', env, platform: 'linux' });
    expect(first).toMatchObject({
      endpoint: { target: { port: 2376, tls: { ca: 'ca', cert: 'cert', key: 'key', skipVerify: false } } },
    });
  });
});

describe('an address', () => {
  it.each([
    ['unix:///run/d.sock', { kind: 'socket', path: '/run/d.sock' }],
    ['/run/d.sock', { kind: 'socket', path: '/run/d.sock' }],
    ['npipe:////./pipe/docker_engine', { kind: 'socket', path: '//./pipe/docker_engine' }],
    ['tcp://127.0.0.1', { kind: 'tcp', host: '127.0.0.1', port: 2375, tls: undefined }],
    ['tcp://[::1]:99', { kind: 'tcp', host: '::1', port: 99, tls: undefined }],
    ['http://build.test:8080', { kind: 'tcp', host: 'build.test', port: 8080, tls: undefined }],
    ['https://build.test', { kind: 'tcp', host: 'build.test', port: 2376, tls: { skipVerify: false } }],
  ])('%s is understood', (address, expected) => {
    expect(parseEngineAddress(address, undefined)).toMatchObject(expected);
  });

  it.each(['', 'docker', 'ftp://x', 'tcp://', 'tcp://a b'])('"%s" is refused with an example', (address) => {
    expect(() => parseEngineAddress(address, undefined)).toThrow('unix:///path/docker.sock');
  });
});
