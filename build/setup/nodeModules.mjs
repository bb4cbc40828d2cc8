// Installs node modules when package-lock.json asks for others than are there. npm itself keeps a record of what it
// installed (node_modules/.package-lock.json), so no stamp of our own can disagree with it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildNodePty } from './nodePty.mjs';
import { say } from './say.mjs';
import { SetupError } from './setupError.mjs';
import { runVisibly } from './system.mjs';

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    // Absent, or cut short by an interrupted installation.
    return undefined;
  }
}

/** Whether every package of the lock file is installed in its version; optional ones may be missing. */
export function areNodeModulesCurrent(rootDir) {
  const wanted = packagesOf(join(rootDir, 'package-lock.json'));
  const present = packagesOf(join(rootDir, 'node_modules/.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const installed = present[path];
    return installed === undefined ? Boolean(optional || devOptional) : installed.version === version;
  });
}

// Not `npm ci`: it refuses where a registry lacks the optional packages of other platforms. Versions and hashes come
// from the lock file here too, and --no-save leaves it as it is. No package runs a script of its own: the one that
// needs to is built below, and npm would remove it where that fails. Warnings are about tools that want a newer Node.
const installArguments = [
  'install',
  '--no-save',
  '--no-audit',
  '--no-fund',
  '--ignore-scripts',
  '--loglevel=error',
];

const networkErrors =
  /\bcode (ENOTFOUND|EAI_AGAIN|ECONN\w+|E(?:NET|HOST)UNREACH|E\w*TIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;

/** Why the registry cannot be reached, from the output of `npm ping`; undefined where anything answered. */
export function networkErrorOf(output) {
  return networkErrors.exec(output)?.[1];
}

/** Without a network npm would ask for package after package, in silence for minutes: it has to be told. */
function networkArguments(options) {
  const ping = spawnSync('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const error = networkErrorOf(ping.stderr ?? '');
  if (error === undefined) return [];
  say(`the npm registry cannot be reached (${error}): trying with npm's cache`);
  return ['--offline'];
}

export function ensureNodeModules(rootDir) {
  if (areNodeModulesCurrent(rootDir)) return;
  say('installing node modules (npm install, from package-lock.json)');
  const options = { cwd: rootDir, shell: process.platform === 'win32' };
  const failure = runVisibly('npm', [...installArguments, ...networkArguments(options)], options);
  if (failure !== undefined)
    throw new SetupError(`${failure}\nCheck the network and the npm registry, then start this again.`);
  buildNodePty(rootDir);
}
