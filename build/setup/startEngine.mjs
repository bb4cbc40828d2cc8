// Installs and starts a Docker Engine on a Debian-like machine that has none. It serves a unix socket only, never a
// network port.
import { mkdirSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { installPackages } from './apt.mjs';
import { pingEngine } from './findEngine.mjs';
import { ownEngineFiles, recordOwnService } from './ownEngine.mjs';
import { mayGoOn, say as sayToUser } from './say.mjs';
import { SetupError } from './setupError.mjs';
import * as realSystem from './system.mjs';

// The first start of an engine makes its storage and loads kernel modules.
const startTimeoutMs = 60_000;
const defaultSocket = '/var/run/docker.sock';
const elsewhere = 'or set DOCKER_HOST to an engine elsewhere.';

/** What a person does who has no engine, or one that does not run. */
function manualFix(system) {
  if (system.platform === 'darwin')
    return `Start Docker Desktop, OrbStack or Colima (colima start), install one (docs.docker.com/desktop), ${elsewhere}`;
  if (system.platform === 'win32')
    return `Start Docker Desktop with its Linux containers, install it (docs.docker.com/desktop), ${elsewhere}`;
  const sudo = system.isRoot() ? '' : 'sudo ';
  if (system.isInstalled('dockerd'))
    return `Run: ${sudo}${system.hasSystemd() ? 'systemctl start docker' : 'service docker start'}, ${elsewhere}`;
  const install = system.isDebianLike()
    ? `Run: ${sudo}apt-get install docker.io`
    : 'Install and start one (docs.docker.com/engine/install)';
  return `${install}, ${elsewhere}`;
}

/** How the socket becomes this user's: root owns it otherwise. A group shared with others would hand them root. */
function groupArguments(system, prefix) {
  if (prefix.length === 0) return [];
  const group = system.primaryGroup();
  return group === userInfo().username ? [`--group=${group}`] : [];
}

async function startService({ system, prefix, ping, say }) {
  const host = `unix://${defaultSocket}`;
  say('starting the docker service of this machine (end it with: npm run stop-engine)');
  system.runAsRoot(prefix, 'systemctl', 'start', 'docker');
  if (await system.waitFor(async () => (await ping(host)).ok, startTimeoutMs)) {
    recordOwnService();
    return { host, source: 'docker service' };
  }
  throw new SetupError('The docker service does not answer. See why with: journalctl -u docker');
}

/** Starts dockerd itself and waits until it answers. */
async function startDockerd({ system, prefix, ping, say }) {
  const host = `unix://${defaultSocket}`;
  const { pidFile, logFile } = ownEngineFiles(system.stateDir());
  const args = [`--host=${host}`, `--pidfile=${pidFile}`, ...groupArguments(system, prefix)];
  // No dockerd runs, so this is a crash's, and after a restart of the machine it may name any process.
  rmSync(pidFile, { force: true });
  const logStart = system.sizeOf(logFile);
  say(`starting dockerd (log: ${logFile}; end it with: npm run stop-engine)`);
  const child = system.startDetached(prefix, logFile, 'dockerd', ...args);
  let exited = false;
  child.on('exit', () => (exited = true));
  child.on('error', () => (exited = true));
  const answered = await system.waitFor(async () => exited || (await ping(host)).ok, startTimeoutMs);
  if (answered && !exited) return { host, source: `dockerd (pid ${child.pid})` };
  const why = exited ? 'ended' : `does not answer after ${startTimeoutMs / 1000} s`;
  throw new SetupError(
    `dockerd ${why}. Its last complaints, from ${logFile}:\n${system.lastComplaints(logFile, { from: logStart })}\n` +
      'Correct what they name, then start this again.',
  );
}

/** Called when no engine answers. @returns {Promise<{ host: string, source: string }>} */
export async function startEngine({
  system = realSystem,
  ask = mayGoOn,
  install = installPackages,
  ping = pingEngine,
  say = sayToUser,
} = {}) {
  // A second dockerd would take the first one's storage and delete its bridge, docker0.
  if (system.isDockerdRunning()) {
    throw new SetupError(
      'A dockerd runs on this machine, but not at a known socket, or it does not answer. ' +
        'Set DOCKER_HOST to where it listens (see: ps -o args -C dockerd), or restart it.',
    );
  }
  if (!system.isDebianLike()) throw new SetupError(`No Docker Engine answers. ${manualFix(system)}`);
  const prefix = system.rootPrefix();
  if (prefix === undefined) {
    throw new SetupError(
      `No Docker Engine answers, and starting one needs root, or sudo without a password. ${manualFix(system)}`,
    );
  }
  const isInstalled = system.isInstalled('dockerd');
  const plan = isInstalled ? 'start it' : 'install docker.io and start it';
  if (!(await ask(`No Docker Engine answers. Podbay can ${plan}.`))) {
    throw new SetupError(`Without an engine no pod can run. ${manualFix(system)}`);
  }
  if (!isInstalled) install(prefix, ['docker.io']);
  mkdirSync(system.stateDir(), { recursive: true, mode: 0o700 });
  const start = system.hasSystemd() ? startService : startDockerd;
  return start({ system, prefix, ping, say });
}
