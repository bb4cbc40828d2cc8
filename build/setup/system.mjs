// What set-up does to the machine goes through here, so that its decisions can be tested without doing any of it.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SetupError } from './setupError.mjs';

export const { platform } = process;

/** Where Podbay keeps what it must find again: pid and log of an engine that it started. */
export function stateDir(env = process.env) {
  return join(env.XDG_STATE_HOME || join(homedir(), '.local/state'), 'podbay');
}

export function isRoot() {
  return process.getuid?.() === 0;
}

/** How to run a command as root: [] for root itself, a sudo that asks for nothing, or undefined. */
export function rootPrefix() {
  if (isRoot()) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

export function isDebianLike() {
  return existsSync('/etc/debian_version') && isInstalled('apt-get');
}

export function isInstalled(command) {
  const folders = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`.split(':').filter(Boolean);
  return folders.some((folder) => existsSync(join(folder, command)));
}

/** Whether any dockerd runs, answering or not. */
export function isDockerdRunning() {
  if (!existsSync('/proc')) return false;
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .some((pid) => readProcessName(pid) === 'dockerd');
}

function readProcessName(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    // It ended meanwhile.
    return '';
  }
}

export function hasSystemd() {
  return existsSync('/run/systemd/system');
}

/** Runs a program to its end, its output on stderr. @returns {string | undefined} the sentence of its failure */
export function runVisibly(program, args, options = {}) {
  const result = spawnSync(program, args, {
    stdio: ['ignore', process.stderr, process.stderr],
    ...options,
  });
  if (result.status === 0) return undefined;
  const command = [program, ...args].join(' ');
  if (result.error !== undefined) return `This cannot be run (${result.error.code}): ${command}`;
  return `This failed (its output is above): ${command}`;
}

/** Runs a command as root, its output on stderr. */
export function runAsRoot(prefix, command, ...args) {
  const [program, ...rest] = [...prefix, command, ...args];
  const failure = runVisibly(program, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (failure !== undefined) throw new SetupError(failure);
}

/** Starts a program that outlives us; returns its process. */
export function startDetached(prefix, logFile, command, ...args) {
  mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 });
  const log = openSync(logFile, 'a', 0o600);
  const [program, ...rest] = [...prefix, command, ...args];
  const child = spawn(program, rest, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return child;
}

export function primaryGroup() {
  return execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
}

export function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The last complaints of a log of dockerd after byte `from`: what it says below level error tells nothing of its end. */
export function lastComplaints(file, { from = 0, count = 5 } = {}) {
  try {
    const lines = readFileSync(file).subarray(from).toString().trim().split('\n');
    const complaints = lines.filter((line) => !/ level=(info|debug|warning) /.test(line));
    return (complaints.length > 0 ? complaints : lines).slice(-count).join('\n');
  } catch (error) {
    return `(${file} cannot be read: ${error.code})`;
  }
}

/** Asks `check` again and again until it answers something truthy or the time is up. */
export async function waitFor(check, timeoutMs, intervalMs = 200) {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await check();
    if (answer || performance.now() >= deadline) return answer;
    await delay(intervalMs);
  }
}
