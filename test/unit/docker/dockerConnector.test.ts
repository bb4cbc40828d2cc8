import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDockerConnector } from '../../../electron/docker/dockerConnector.ts';
import { type Answer, fakeEngine, json } from './fakeEngine.ts';

const version = { Version: '28.0.0', ApiVersion: '1.48', Os: 'linux', Arch: 'amd64', KernelVersion: '6.1' };
const info = {
  ID: 'ENGINE:ONE',
  Name: 'box',
  NCPU: 4,
  MemTotal: 8_000_000_000,
  OSType: 'linux',
  OperatingSystem: 'Debian',
  CgroupVersion: '2',
  SecurityOptions: ['name=seccomp,profile=default', 'name=rootless'],
  SystemTime: '2026-01-01T00:00:00Z',
};

function engine(overrides: Partial<typeof version> = {}): Answer {
  return (request, response) =>
    json(200, request.url.startsWith('/version') ? { ...version, ...overrides } : info)(request, response);
}

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'podbay-connector-'));
});
afterAll(() => rm(home, { recursive: true }));

async function connect(engineUrl: string, signal = new AbortController().signal) {
  const connector = createDockerConnector({ resourcesDir: home, env: { HOME: home }, platform: 'linux' });
  const outcome = await connector.connect({ engineUrl, pauseImage: '', instance: 'default' }, signal);
  if (outcome.kind === 'failed') return outcome.failure;
  outcome.runtime.dispose();
  return outcome.runtime.info;
}

describe('connecting', () => {
  it('tells about the engine', async () => {
    const { address } = await fakeEngine(engine());
    expect(await connect(address)).toEqual({
      address,
      source: 'setting',
      id: 'ENGINE:ONE',
      name: 'box',
      version: '28.0.0',
      apiVersion: '1.48',
      os: 'Debian',
      arch: 'amd64',
      kernel: '6.1',
      cpus: 4,
      memoryBytes: 8_000_000_000,
      cgroupVersion: '2',
      rootless: true,
    });
  });

  it('refuses an engine that is too old, and says which API it has', async () => {
    const { address } = await fakeEngine(engine({ ApiVersion: '1.40' }));
    expect(await connect(address)).toEqual({
      kind: 'tooOld',
      apiVersion: '1.40',
      tried: [{ address, source: 'setting', error: 'Engine API 1.40 is too old: 1.41 or newer is needed.' }],
    });
  });

  it.each<[string, Answer, string, string]>([
    ['runs Windows containers', engine({ Os: 'windows' }), 'windowsContainers', 'Windows containers'],
    [
      'is starting',
      json(503, { message: 'Docker Desktop is starting' }),
      'starting',
      'Docker Desktop is starting',
    ],
    ['is no engine', json(200, { hello: 'world' }), 'protocol', 'Version'],
    ['is a web server', (_request, response) => response.writeHead(404).end('<h1>no</h1>'), 'protocol', 'no'],
  ])('says when what answers %s', async (_what, answer, kind, error) => {
    const { address } = await fakeEngine(answer);
    expect(await connect(address)).toMatchObject({
      kind,
      tried: [{ address, error: expect.stringContaining(error) }],
    });
  });

  it('says when nothing listens, with the exact error of each address', async () => {
    expect(await connect('tcp://127.0.0.1:1')).toEqual({
      kind: 'unreachable',
      tried: [{ address: 'tcp://127.0.0.1:1', source: 'setting', error: 'connect ECONNREFUSED 127.0.0.1:1' }],
    });
    const missing = `unix://${home}/none.sock`;
    expect(await connect(missing)).toEqual({
      kind: 'notFound',
      tried: [{ address: missing, source: 'setting', error: `connect ENOENT ${home}/none.sock` }],
    });
  });

  it('says when a socket is left of an engine that stopped', async () => {
    const path = join(home, 'stopped.sock');
    await writeFile(path, '');
    expect(await connect(`unix://${path}`)).toMatchObject({ kind: 'stopped' });
  });

  it('says when what listens does not speak HTTP', async () => {
    const server = createServer((socket) => socket.resume().end('SSH-2.0-x\r\n'));
    const path = join(home, 'other.sock');
    await new Promise<void>((resolve) => server.listen(path, resolve));
    expect(await connect(`unix://${path}`)).toMatchObject({ kind: 'protocol' });
    await new Promise((resolve) => server.close(resolve));
  });

  it('ends when it is cancelled, instead of calling the engine missing', async () => {
    const { address } = await fakeEngine(() => undefined);
    const abort = new AbortController();
    const connecting = connect(address, abort.signal);
    abort.abort();
    await expect(connecting).rejects.toMatchObject({ code: 'Cancelled' });
  });

  it('refuses an instance name that would not fit into a container name', async () => {
    const connector = createDockerConnector({ resourcesDir: home, env: {} });
    const options = { engineUrl: '', pauseImage: '', instance: 'a/b' };
    await expect(connector.connect(options, new AbortController().signal)).rejects.toMatchObject({
      code: 'InvalidArgument',
    });
  });
});
