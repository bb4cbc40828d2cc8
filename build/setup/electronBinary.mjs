// Finds out whether the desktop window can open here. Electron's binary is not part of its npm package: it is
// downloaded at the first start.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';

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

function download(electronDir) {
  say('downloading Electron (about 110 MB)');
  const result = spawnSync(process.execPath, [join(electronDir, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: downloadTimeoutMs,
  });
  if (result.status === 0) return undefined;
  const reason = result.stderr
    .split('\n')
    .find((line) => /error/i.test(line))
    ?.trim();
  return reason ?? `the download took longer than ${downloadTimeoutMs / 60_000} minutes`;
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

/** @returns {{ path: string } | { reason: string }} Electron's executable, or why the window cannot open */
export function findElectron(rootDir, env = process.env) {
  const noWindow = whyNoWindow({ env });
  if (noWindow !== undefined) return { reason: noWindow };
  const electronDir = join(rootDir, 'node_modules/electron');
  const present = installedBinary(electronDir, env);
  if (present !== undefined) return { path: present };
  const failure = download(electronDir);
  const path = installedBinary(electronDir, env);
  return path === undefined
    ? { reason: `Electron cannot be downloaded: ${failure ?? 'its binary is missing'}` }
    : { path };
}
