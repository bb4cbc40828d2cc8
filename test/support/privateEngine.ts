// A second dockerd with its own data, for tests that stop or restart an engine: the user's own is never touched.
// It has a network namespace of its own too, as any second dockerd on one network deletes docker0 of the first (20.10:
// with `--bridge none` at once, with another bridge at its second start). So the test itself cannot reach its pods' IPs.
// Needs root and a dockerd binary; `npm test` has both on the systems where it sets up an engine.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endShims } from './endShims.ts';
import { waitFor } from './waitFor.ts';

const run = promisify(execFile);

/** A name of its own makes it another node. */
const PREPARE = 'hostname private-engine && ip link set lo up && exec dockerd "$@"';

export class PrivateEngine {
  readonly #directory: string;
  #dockerd: ChildProcess | undefined;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** An engine that is not running yet, with an empty data directory. */
  static async create(): Promise<PrivateEngine> {
    return new PrivateEngine(await mkdtemp(join(tmpdir(), 'podbay-engine-')));
  }

  get socket(): string {
    return join(this.#directory, 'docker.sock');
  }

  get url(): string {
    return `unix://${this.socket}`;
  }

  async start(): Promise<void> {
    const under = (name: string) => join(this.#directory, name);
    const log = createWriteStream(under('dockerd.log'), { flags: 'a' });
    this.#dockerd = spawn(
      'unshare',
      [
        ['--net', '--uts', 'sh', '-c', PREPARE, 'dockerd'],
        ['--host', this.url, '--data-root', under('data'), '--exec-root', under('exec')],
        ['--pidfile', under('dockerd.pid'), '--bridge', 'none', '--iptables=false', '--ip6tables=false'],
        ['--default-address-pool', 'base=10.213.0.0/16,size=24'],
      ].flat(),
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#dockerd.stdout?.pipe(log);
    this.#dockerd.stderr?.pipe(log);
    await waitFor('the private engine answers', () => this.#answers(), 30_000);
  }

  /** Copies images from the engine the tests use. */
  async load(images: readonly string[]): Promise<void> {
    await run('sh', ['-c', 'docker save "$@" | docker --host "$0" load', this.url, ...images]);
  }

  /** SIGTERM, as `systemctl stop docker` does: containers end with it. */
  async stop(): Promise<void> {
    const dockerd = this.#dockerd;
    if (dockerd === undefined || dockerd.exitCode !== null || dockerd.signalCode !== null) return;
    const ended = new Promise((resolve) => dockerd.once('exit', resolve));
    dockerd.kill('SIGTERM');
    await ended;
    this.#dockerd = undefined;
  }

  async destroy(): Promise<void> {
    await this.stop();
    await endShims(this.#directory);
    await rm(this.#directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  #answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const ping = request({ socketPath: this.socket, path: '/_ping', timeout: 2_000 }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      ping.once('error', () => resolve(false));
      ping.end();
    });
  }
}
