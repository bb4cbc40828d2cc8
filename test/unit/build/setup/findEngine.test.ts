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

function useContext(name: string, host: string): void {
  const meta = join(home, '.docker/contexts/meta/0a1b');
  mkdirSync(meta, { recursive: true });
  writeFileSync(join(home, '.docker/config.json'), JSON.stringify({ currentContext: name }));
  writeFileSync(
    join(meta, 'meta.json'),
    JSON.stringify({ Name: 'work', Endpoints: { docker: { Host: host } } }),
  );
}

const hosts = (env: Record<string, string>) => engineCandidates(env, home).map(({ host }) => host);

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

  it('goes by the known sockets when the docker configuration is broken', () => {
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker/config.json'), '{ not json');
    expect(hosts({})[0]).toBe('unix:///var/run/docker.sock');
  });
});

describe('what it answers', () => {
  it('takes the first engine that answers', async () => {
    useContext('work', 'unix:///dead.sock');
    const ping = pingOf({ 'unix:///run/user/7/docker.sock': 'ok' });
    const engine = await findEngine({ env: { XDG_RUNTIME_DIR: '/run/user/7' }, home, ping });
    expect(engine?.host).toBe('unix:///run/user/7/docker.sock');
  });

  it('finds nothing where nothing answers', async () => {
    expect(await findEngine({ env: {}, home, ping: pingOf({}) })).toBeUndefined();
  });

  it('never uses another engine than a set DOCKER_HOST, and names the fix', async () => {
    const ping = pingOf({ 'unix:///var/run/docker.sock': 'ok' });
    await expect(findEngine({ env: { DOCKER_HOST: 'unix:///gone.sock' }, home, ping })).rejects.toThrow(
      'No engine answers at DOCKER_HOST=unix:///gone.sock: ENOENT. Start that engine, or run: unset DOCKER_HOST',
    );
  });

  it('says how to get access when the socket is there but closed to this user', async () => {
    const ping = pingOf({ 'unix:///var/run/docker.sock': 'EACCES' });
    await expect(findEngine({ env: {}, home, ping })).rejects.toThrow('sudo usermod -aG docker "$USER"');
  });
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
