// Finds out whether the desktop window can open here. Electron's binary is not part of its npm package: it is
// downloaded at the first start.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say as sayToUser } from './say.mjs';

// About 110 MB over a slow line.
const downloadTimeoutMs = 10 * 60_000;

function installedBinary(electronDir, env) {
  try {
    const name = env.ELECTRON_OVERRIDE_DIST_PATH
      ? 'electron'
      : readFileSync(join(electronDir, 'path.txt'), 'utf8');
    const path = join(env.ELECTRON_OVERRIDE_DIST_PATH || join(electronDir, 'dist'), name);
    return existsSync(path) ? path : undefined;
  } catch {
    // path.txt is written after the download.
    return undefined;
  }
}

function download(electronDir, { env, say }) {
  say('downloading Electron (about 110 MB)');
  const result = spawnSync(process.execPath, [join(electronDir, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env,
    timeout: downloadTimeoutMs,
  });
  if (result.status === 0) return undefined;
  if (result.error?.code === 'ETIMEDOUT')
    return `the download took longer than ${downloadTimeoutMs / 60_000} minutes`;
  const lines = (result.stderr ?? '').split('\n').map((line) => line.trim());
  return lines.find((line) => /error/i.test(line)) ?? lines.find((line) => line !== '');
}

/** Why no window could open even with the binary; undefined when one can. */
export function whyNoWindow({
  env = process.env,
  platform = process.platform,
  uid = process.getuid?.(),
} = {}) {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display';
  if (uid === 0) return "Electron's sandbox does not work for root";
  return undefined;
}

/** Whether every user may make user namespaces, on which Electron's sandbox stands; Ubuntu since 24.04 says no. */
export function mayUseNamespaces(sysctlDir = '/proc/sys/kernel') {
  const read = (name) => {
    try {
      return readFileSync(join(sysctlDir, name), 'utf8').trim();
    } catch {
      // This kernel knows no such limit.
      return undefined;
    }
  };
  return read('apparmor_restrict_unprivileged_userns') !== '1' && read('unprivileged_userns_clone') !== '0';
}

/** Why the window would end at once; without namespaces the sandbox needs its helper to be root's. */
function whyNoSandbox(path, { platform = process.platform, hasNamespaces = mayUseNamespaces() }) {
  if (platform !== 'linux' || hasNamespaces) return undefined;
  const helper = join(dirname(path), 'chrome-sandbox');
  const { uid, mode } = statSync(helper, { throwIfNoEntry: false }) ?? { uid: 0, mode: 0 };
  if (uid === 0 && (mode & 0o4000) !== 0) return undefined;
  return (
    "this system allows Electron's sandbox no user namespaces. For the window run: " +
    `sudo chown root "${helper}" && sudo chmod 4755 "${helper}"`
  );
}

/** @returns {{ path: string } | { reason: string }} Electron's executable, or why the window cannot open */
export function findElectron(rootDir, host = {}) {
  const { env = process.env, say = sayToUser } = host;
  const noWindow = whyNoWindow(host);
  if (noWindow !== undefined) return { reason: noWindow };
  const electronDir = join(rootDir, 'node_modules/electron');
  const failure =
    installedBinary(electronDir, env) === undefined ? download(electronDir, { env, say }) : undefined;
  const path = installedBinary(electronDir, env);
  if (path === undefined)
    return { reason: `Electron cannot be downloaded: ${failure ?? 'its binary is missing'}` };
  const noSandbox = whyNoSandbox(path, host);
  return noSandbox === undefined ? { path } : { reason: noSandbox };
}
