// The built browser host as a child process, on its own data directory and its own instance of the engine, so that
// neither a user's pods nor another test's are ever seen or touched.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { waitFor } from './waitFor.ts';

const run = promisify(execFile);
const serverEntry = join(import.meta.dirname, '../../dist/app/server/index.js');
/** A start takes about half a second here; this leaves room for a loaded machine. */
const READY_TIMEOUT_MS = 30_000;
/** A bench leaves hundreds of containers, and the engine removes them one by one. */
const REMOVE_TIMEOUT_MS = 120_000;
/** Kept of the log for messages of failed tests. */
const MAX_LOG_CHARS = 200_000;

export interface PodbayServerOptions {
  /** Further command-line arguments. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly engineUrl?: string;
  /** Of another server, to test two on one engine: what is on the engine is that one's to remove. Own when omitted. */
  readonly instance?: string;
  /** The engine is the test's own, or no engine at all: nothing has to be removed from it. */
  readonly engineEndsWithTest?: boolean;
  /** A command that the server is run by, for example one that takes rights away. */
  readonly runBy?: readonly string[];
}

export class PodbayServer {
  readonly instance: string;
  readonly dataDir: string;
  readonly #options: PodbayServerOptions;
  #child: ChildProcess | undefined;
  #url = '';
  log = '';

  private constructor(dataDir: string, options: PodbayServerOptions) {
    this.dataDir = dataDir;
    this.#options = options;
    this.instance = options.instance ?? `test-${randomBytes(4).toString('hex')}`;
  }

  /** Starts a server and waits for its ready line. */
  static async start(options: PodbayServerOptions = {}): Promise<PodbayServer> {
    const server = new PodbayServer(await mkdtemp(join(tmpdir(), 'podbay-data-')), options);
    await server.launch();
    return server;
  }

  /** With the token in the fragment, as the user opens it. */
  get url(): string {
    return this.#url;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts it (again) on the same data and instance. */
  async launch(args: readonly string[] = []): Promise<void> {
    const engine = this.#options.engineUrl === undefined ? [] : ['--engine', this.#options.engineUrl];
    const [command, ...before] = [...(this.#options.runBy ?? []), process.execPath];
    const child = spawn(
      command,
      [
        ...before,
        serverEntry,
        '--port',
        '0',
        '--data',
        this.dataDir,
        '--instance',
        this.instance,
        ...engine,
        ...(this.#options.args ?? []),
        ...args,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...this.#options.env } },
    );
    this.#child = child;
    child.stderr.on('data', (chunk: Buffer) => {
      this.log = (this.log + chunk.toString()).slice(-MAX_LOG_CHARS);
    });
    this.#url = await new Promise<string>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`The server ${why}.\n${this.log}`));
      const timer = setTimeout(() => fail('was not ready in time'), READY_TIMEOUT_MS);
      child.once('exit', (code, signal) => fail(`ended with ${code ?? signal} before it was ready`));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const url = /^Podbay is ready at (\S+)$/.exec(line)?.[1];
        if (url === undefined) return;
        clearTimeout(timer);
        child.removeAllListeners('exit');
        resolve(url);
      });
    });
  }

  /** Ends the process and resolves with its exit code, or the signal's name. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | string> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return 0;
    if (child.exitCode !== null) return child.exitCode;
    const ended = new Promise<number | string>((resolve) => {
      child.once('exit', (code, by) => resolve(code ?? by ?? 0));
    });
    child.kill(signal);
    return ended;
  }

  /** Ends the server and removes everything its own instance has on the engine and on disk. */
  async destroy(): Promise<void> {
    await this.end();
    const { instance, engineEndsWithTest, engineUrl } = this.#options;
    if (instance === undefined && !engineEndsWithTest) await removeInstance(this.instance, engineUrl);
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** Ids of containers and names of volumes that an instance has on the engine. */
export async function listInstance(
  instance: string,
  engineUrl?: string,
): Promise<{ containers: string[]; volumes: string[] }> {
  const filter = ['--filter', `label=io.podbay.instance=${instance}`];
  const [containers, volumes] = await Promise.all([
    docker(engineUrl, 'ps', '--all', '--quiet', '--no-trunc', ...filter),
    docker(engineUrl, 'volume', 'ls', '--quiet', ...filter),
  ]);
  return { containers: lines(containers), volumes: lines(volumes) };
}

/** Repeats until nothing is left: what the server was removing when it ended is refused as "in progress". */
export async function removeInstance(instance: string, engineUrl?: string): Promise<void> {
  const removeAll = async () => {
    const { containers, volumes } = await listInstance(instance, engineUrl);
    if (containers.length > 0) await docker(engineUrl, 'rm', '--force', '--volumes', ...containers);
    if (volumes.length > 0) await docker(engineUrl, 'volume', 'rm', '--force', ...volumes);
    return containers.length + volumes.length === 0;
  };
  await waitFor(`nothing is left of instance ${instance}`, removeAll, REMOVE_TIMEOUT_MS);
}

/** Runs the docker command line and gives its output. */
export async function docker(engineUrl: string | undefined, ...args: string[]): Promise<string> {
  const host = engineUrl === undefined ? [] : ['--host', engineUrl];
  const { stdout } = await run('docker', [...host, ...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
