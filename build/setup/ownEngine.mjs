// The engine that set-up itself started: which process it is, and how it ends. Any other engine is left alone, so a
// pid counts only while it belongs to a dockerd that was given our pid file.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SetupError } from './setupError.mjs';
import { rootPrefix, runAsRoot, stateDir, waitFor } from './system.mjs';

// dockerd stops its containers first, each with up to 10 s of grace.
const stopTimeoutMs = 60_000;

export function ownEngineFiles(folder = stateDir()) {
  return {
    pidFile: join(folder, 'dockerd.pid'),
    logFile: join(folder, 'dockerd.log'),
    serviceFile: join(folder, 'docker.service'),
  };
}

function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  } catch {
    // The process is gone.
    return [];
  }
}

/** The pid of the dockerd that we started, or undefined when it does not run. */
export function ownEnginePid(pidFile, commandLine = commandLineOf) {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const [program = '', ...args] = commandLine(pid);
  return basename(program) === 'dockerd' && args.includes(`--pidfile=${pidFile}`) ? pid : undefined;
}

/** One run of the docker service: its main process in this boot. */
function serviceRun() {
  const pid = execFileSync('systemctl', ['show', '--property=MainPID', '--value', 'docker'], {
    encoding: 'utf8',
  }).trim();
  return `${pid} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
}

/** Notes that the docker service runs because we started it. */
export function recordOwnService({ serviceFile } = ownEngineFiles()) {
  writeFileSync(serviceFile, serviceRun());
}

function stopOwnService(prefix, serviceFile) {
  if (!existsSync(serviceFile)) return undefined;
  const run = readFileSync(serviceFile, 'utf8');
  const isOurs = run === serviceRun();
  if (isOurs) runAsRoot(prefix(), 'systemctl', 'stop', 'docker.service', 'docker.socket');
  rmSync(serviceFile);
  return isOurs ? Number.parseInt(run, 10) : undefined;
}

function requireRoot() {
  const prefix = rootPrefix();
  if (prefix === undefined)
    throw new SetupError('Ending the engine needs root. Run: sudo npm run stop-engine');
  return prefix;
}

/** Ends the engine that we started. @returns {Promise<number | undefined>} its pid, undefined when there was none */
export async function stopOwnEngine({ pidFile, serviceFile } = ownEngineFiles()) {
  const pid = ownEnginePid(pidFile);
  if (pid === undefined) {
    rmSync(pidFile, { force: true });
    return stopOwnService(requireRoot, serviceFile);
  }
  // The shell's own `kill`: the program is in a package that a small Debian does not have.
  runAsRoot(requireRoot(), 'sh', '-c', `kill -TERM ${pid}`);
  const isGone = await waitFor(() => ownEnginePid(pidFile) === undefined, stopTimeoutMs);
  if (!isGone)
    throw new SetupError(`The engine (pid ${pid}) is still ending after ${stopTimeoutMs / 1000} s.`);
  return pid;
}
