import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engineCandidates, findEngine, pingEngine } from '../../../../build/setup/findEngine.mjs';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podbay-home-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const folderOf = (context: string) => createHash('sha256').update(context).digest('hex');

/** Makes the context `work` and has the docker configuration name `current`. */
function useContext(current: string, host: string, endpoint: object = {}): void {
  const meta = join(home, '.docker/contexts/meta', folderOf('work'));
  mkdirSync(meta, { recursive: true });
  writeFileSync(join(home, '.docker/config.json'), JSON.stringify({ currentContext: current }));
  writeFileSync(
    join(meta, 'meta.json'),
    JSON.stringify({ Name: 'work', Endpoints: { docker: { Host: host, ...endpoint } } }),
  );
}

const hosts = (env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
  engineCandidates(env, home, platform).map(({ host }) => host);

/** A machine with this home, that only says what is asked of it. */
const machine = (engines: Record<string, string>, platform: NodeJS.Platform = 'linux') => ({
  env: {},
  home,
  platform,
  ping: pingOf(engines),
  say: () => undefined,
});

/** Answers as the engines listed do, and with ENOENT elsewhere. */
const pingOf = (answers: Record<string, string>) => async (host: string) => {
  const code = answers[host] ?? 'ENOENT';
  return code === 'ok' ? { ok: true as const } : { ok: false as const, code };
};

describe('where it looks', () => {
  it('looks nowhere but at DOCKER_HOST when that is set', () => {
    useContext('work', 'tcp://10.0.0.1:2375');
    expect(hosts({ DOCKER_HOST: 'unix:///x.sock' })).toEqual(['unix:///x.sock']);
  });

  it('looks at the current docker context first, then at the known sockets, rootless included', () => {
    useContext('work', 'unix:///ctx.sock');
    const found = hosts({ XDG_RUNTIME_DIR: '/run/user/1000' });
    expect(found.slice(0, 3)).toEqual([
      'unix:///ctx.sock',
      'unix:///var/run/docker.sock',
      'unix:///run/user/1000/docker.sock',
    ]);
  });

  it('lets DOCKER_CONTEXT win over the configured context', () => {
    useContext('other', 'unix:///ctx.sock');
    expect(hosts({ DOCKER_CONTEXT: 'work' })[0]).toBe('unix:///ctx.sock');
    expect(hosts({ DOCKER_CONTEXT: 'default' })[0]).toBe('unix:///var/run/docker.sock');
  });

  it('takes the certificates of the context along, and its word on whether to verify', () => {
    useContext('work', 'tcp://10.0.0.1:2376');
    expect(engineCandidates({}, home)[0]).not.toHaveProperty('tls');
    const certificates = join(home, '.docker/contexts/tls', folderOf('work'), 'docker');
    mkdirSync(certificates, { recursive: true });
    expect(engineCandidates({}, home)[0]?.tls).toEqual({
      DOCKER_CERT_PATH: certificates,
      DOCKER_TLS_VERIFY: '1',
    });
    useContext('work', 'tcp://10.0.0.1:2376', { SkipTLSVerify: true });
    expect(engineCandidates({}, home)[0]?.tls).toEqual({ DOCKER_CERT_PATH: certificates, DOCKER_TLS: '1' });
  });

  it('looks at the named pipes of Docker Desktop on Windows', () => {
    expect(hosts({}, 'win32')).toEqual([
      'npipe:////./pipe/docker_engine',
      'npipe:////./pipe/dockerDesktopLinuxEngine',
    ]);
  });

  it('goes by the known sockets when the docker configuration is broken', () => {
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker/config.json'), '{ not json');
    expect(hosts({})[0]).toBe('unix:///var/run/docker.sock');
  });
});

describe('what it answers', () => {
  it('takes the first engine that answers, and says when that is not the one of the context', async () => {
    useContext('work', 'ssh://far');
    const said: string[] = [];
    const engine = await findEngine({
      ...machine({ 'unix:///run/user/7/docker.sock': 'ok', 'ssh://far': 'EPROTO' }),
      env: { XDG_RUNTIME_DIR: '/run/user/7' },
      say: (text: string) => void said.push(text),
    });
    expect(engine?.host).toBe('unix:///run/user/7/docker.sock');
    expect(said).toEqual(['no engine answers at ssh://far (docker context "work"): EPROTO; looking further']);
  });

  it('finds nothing where nothing answers', async () => {
    expect(await findEngine(machine({}))).toBeUndefined();
  });

  it('never uses another engine than a set DOCKER_HOST, and names the fix', async () => {
    const other = machine({ 'unix:///var/run/docker.sock': 'ok' });
    await expect(findEngine({ ...other, env: { DOCKER_HOST: 'unix:///gone.sock' } })).rejects.toThrow(
      'No engine answers at DOCKER_HOST=unix:///gone.sock: ENOENT. Start that engine, or run: unset DOCKER_HOST',
    );
  });

  it('says how to get access when the engine of DOCKER_HOST is closed to this user', async () => {
    const closed = machine({ 'unix:///closed.sock': 'EACCES' });
    await expect(findEngine({ ...closed, env: { DOCKER_HOST: 'unix:///closed.sock' } })).rejects.toThrow(
      'This user may not open /closed.sock. Run: sudo usermod -aG docker "$USER"',
    );
  });

  it.each([
    [
      'linux',
      'unix:///var/run/docker.sock',
      'open /var/run/docker.sock. Run: sudo usermod -aG docker "$USER"',
    ],
    ['darwin', 'unix:///var/run/docker.sock', 'Run: docker context use desktop-linux'],
    ['win32', 'npipe:////./pipe/docker_engine', 'net localgroup docker-users %USERNAME% /add'],
  ] as const)(
    'says how to get access on %s when the engine is closed to this user',
    async (platform, host, fix) => {
      await expect(findEngine(machine({ [host]: 'EACCES' }, platform))).rejects.toThrow(fix);
    },
  );
});

describe('ping', () => {
  it('accepts an engine on a socket and on a port, and nothing that answers otherwise', async () => {
    let status = 200;
    const server = createServer((_, response) => response.writeHead(status).end('OK'));
    const socket = join(home, 'docker.sock');
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    expect(await pingEngine(`unix://${socket}`, {})).toEqual({ ok: true });
    status = 404;
    expect(await pingEngine(`unix://${socket}`, {})).toEqual({ ok: false, code: 'EPROTO' });
    await new Promise((resolve) => server.close(resolve));
    expect(await pingEngine(`unix://${socket}`, {})).toEqual({ ok: false, code: 'ENOENT' });
    expect(await pingEngine('ssh://host', {})).toEqual({ ok: false, code: 'EPROTO' });
    expect(await pingEngine('nonsense', {})).toMatchObject({ ok: false });
  });
});
