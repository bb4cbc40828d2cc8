// Finds a Docker Engine that answers, where the docker CLI would look and then where engines are known to listen.
// Only looks: starting one is startEngine.mjs. Imports nothing but node:*, as it runs before `npm install`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { say as sayToUser } from './say.mjs';
import { SetupError } from './setupError.mjs';

// An engine on this machine answers in a few ms; a remote one gets the time of a slow network.
const pingTimeoutMs = 3_000;

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Missing or unreadable: the docker CLI treats both as "no configuration".
    return undefined;
  }
}

/** The endpoint of the current docker context, or undefined when that is the default one. */
function contextCandidate(env, home) {
  const dockerDir = env.DOCKER_CONFIG || join(home, '.docker');
  const name = env.DOCKER_CONTEXT || readJson(join(dockerDir, 'config.json'))?.currentContext;
  if (!name || name === 'default') return undefined;
  const folder = createHash('sha256').update(name).digest('hex');
  const endpoint = readJson(join(dockerDir, 'contexts/meta', folder, 'meta.json'))?.Endpoints?.docker;
  if (!endpoint?.Host) return undefined;
  const certificates = join(dockerDir, 'contexts/tls', folder, 'docker');
  const tls = {
    DOCKER_CERT_PATH: certificates,
    [endpoint.SkipTLSVerify ? 'DOCKER_TLS' : 'DOCKER_TLS_VERIFY']: '1',
  };
  return {
    host: endpoint.Host,
    source: `docker context "${name}"`,
    ...(existsSync(certificates) ? { tls } : {}),
  };
}

function knownAddresses(env, home, platform) {
  if (platform === 'win32')
    return ['npipe:////./pipe/docker_engine', 'npipe:////./pipe/dockerDesktopLinuxEngine'];
  const runtimeDir = env.XDG_RUNTIME_DIR || `/run/user/${process.getuid?.() ?? 0}`;
  const sockets = [
    '/var/run/docker.sock',
    join(runtimeDir, 'docker.sock'),
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
    join(home, '.colima/default/docker.sock'),
    join(home, '.orbstack/run/docker.sock'),
    join(home, '.rd/docker.sock'),
  ];
  return sockets.map((socket) => `unix://${socket}`);
}

/**
 * Where to look, best first. A set DOCKER_HOST is the user's choice: nothing else is tried then.
 * @returns {{ host: string, source: string, tls?: Record<string, string> }[]} tls: DOCKER_* variables that go with host
 */
export function engineCandidates(env = process.env, home = homedir(), platform = process.platform) {
  if (env.DOCKER_HOST) return [{ host: env.DOCKER_HOST, source: 'DOCKER_HOST' }];
  const context = contextCandidate(env, home);
  const known = knownAddresses(env, home, platform).map((host) => ({ host, source: 'known socket' }));
  return [...(context === undefined ? [] : [context]), ...known];
}

function requestOptions(host, env) {
  const url = new URL(host);
  if (url.protocol === 'unix:') return { client: http, options: { socketPath: url.pathname } };
  if (url.protocol === 'npipe:')
    return { client: http, options: { socketPath: host.slice('npipe://'.length) } };
  if (!['tcp:', 'http:', 'https:'].includes(url.protocol)) return undefined;
  const isTls = url.protocol === 'https:' || Boolean(env.DOCKER_TLS_VERIFY || env.DOCKER_TLS);
  const address = { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port || (isTls ? 2376 : 2375) };
  if (!isTls) return { client: http, options: address };
  const certificates = env.DOCKER_CERT_PATH || join(homedir(), '.docker');
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) =>
    readFileSync(join(certificates, name)),
  );
  const rejectUnauthorized = Boolean(env.DOCKER_TLS_VERIFY) || !env.DOCKER_TLS;
  return { client: https, options: { ...address, ca, cert, key, rejectUnauthorized } };
}

/** Asks the engine at `host` for /_ping. @returns {Promise<{ ok: true } | { ok: false, code: string }>} */
export async function pingEngine(host, env = process.env) {
  let request;
  try {
    request = requestOptions(host, env);
  } catch (error) {
    return { ok: false, code: error.code ?? 'EINVAL' };
  }
  if (request === undefined) return { ok: false, code: 'EPROTO' };
  const { client, options } = request;
  return new Promise((resolve) => {
    const call = client.get(
      { ...options, path: '/_ping', timeout: pingTimeoutMs, agent: false },
      (response) => {
        response.resume();
        response.on('end', () =>
          resolve(response.statusCode === 200 ? { ok: true } : { ok: false, code: 'EPROTO' }),
        );
        response.on('error', () => resolve({ ok: false, code: 'EPROTO' }));
      },
    );
    call.on('timeout', () => call.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    call.on('error', (error) => resolve({ ok: false, code: error.code ?? 'EPROTO' }));
  });
}

const isForbidden = (code) => code === 'EACCES' || code === 'EPERM';

function whyChosenOneFails({ host }, code, platform) {
  if (isForbidden(code)) return whyForbidden({ host }, platform);
  const scheme = code === 'EPROTO' ? ' (Podbay speaks to unix://, tcp:// and npipe:// engines)' : '';
  return `No engine answers at DOCKER_HOST=${host}: ${code}${scheme}. Start that engine, or run: unset DOCKER_HOST`;
}

const accessFixes = {
  darwin: 'Run: docker context use desktop-linux',
  win32: 'Run as administrator: net localgroup docker-users %USERNAME% /add\nThen sign out and in again.',
};

function whyForbidden({ host }, platform) {
  const fix = accessFixes[platform] ?? 'Run: sudo usermod -aG docker "$USER"\nThen sign out and in again.';
  return `This user may not open ${host.replace(/^(unix|npipe):\/\//, '')}. ${fix}`;
}

/**
 * The first engine that answers.
 * @returns {Promise<{ host: string, source: string, tls?: Record<string, string> } | undefined>} as
 * engineCandidates() has them; undefined when there is none to be seen
 * @throws {SetupError} when an engine is there but must not or cannot be used
 */
export async function findEngine({
  env = process.env,
  home = homedir(),
  platform = process.platform,
  ping = pingEngine,
  say = sayToUser,
} = {}) {
  let forbidden;
  for (const candidate of engineCandidates(env, home, platform)) {
    const answer = await ping(candidate.host, { ...env, ...candidate.tls });
    if (answer.ok) return candidate;
    if (candidate.source === 'DOCKER_HOST')
      throw new SetupError(whyChosenOneFails(candidate, answer.code, platform));
    if (candidate.source !== 'known socket')
      say(`no engine answers at ${candidate.host} (${candidate.source}): ${answer.code}; looking further`);
    if (isForbidden(answer.code)) forbidden ??= candidate;
  }
  if (forbidden !== undefined) throw new SetupError(whyForbidden(forbidden, platform));
  return undefined;
}
