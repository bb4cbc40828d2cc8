// What stands at a Docker socket and cannot be used. It proves nothing about Docker: only what the page says then.

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FakeAnswer {
  readonly status: number;
  readonly body: string;
}

export class FakeEngine {
  /** Given to every request; changed by the test at any time. */
  answer: FakeAnswer = { status: 503, body: '{"message":"starting"}' };
  readonly directory: string;
  readonly #server: Server;

  private constructor(directory: string) {
    this.directory = directory;
    this.#server = createServer((_request, response) => {
      response.writeHead(this.answer.status, { 'content-type': 'application/json' }).end(this.answer.body);
    });
  }

  static async start(): Promise<FakeEngine> {
    const engine = new FakeEngine(await mkdtemp(join(tmpdir(), 'podbay-fake-')));
    await once(engine.#server.listen(engine.socket), 'listening');
    return engine;
  }

  get socket(): string {
    return join(this.directory, 'docker.sock');
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await once(this.#server.close(), 'close');
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** The answer to `GET /version` of an engine of this kind. */
export function versionAnswer(apiVersion: string, os = 'linux'): FakeAnswer {
  const body = { Version: '19.03.15', ApiVersion: apiVersion, MinAPIVersion: '1.12', Os: os, Arch: 'amd64' };
  return { status: 200, body: JSON.stringify(body) };
}
