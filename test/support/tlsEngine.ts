// The engine of the tests behind TLS with client certificates, as `dockerd --tlsverify` speaks it: only bytes are
// passed on. Certificates are made by openssl and last as long as the test.

import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';

const run = promisify(execFile);

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

export class TlsEngine {
  readonly #folder: string;
  readonly #socketPath: string;
  readonly #connections = new Set<Socket>();
  #server: Server | undefined;

  private constructor(folder: string, socketPath: string) {
    this.#folder = folder;
    this.#socketPath = socketPath;
  }

  /** In front of the engine at this socket, on a port of 127.0.0.1. */
  static async start(socketPath: string): Promise<TlsEngine> {
    const engine = new TlsEngine(await mkdtemp(join(tmpdir(), 'podbay-tls-')), socketPath);
    await engine.#listen();
    return engine;
  }

  get address(): string {
    const address = this.#server?.address();
    return `tcp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  /** A DOCKER_CERT_PATH that the engine accepts, and the authority in its ca.pem. */
  async client(trusted: 'ca' | 'other'): Promise<string> {
    const folder = join(this.#folder, `trusts-${trusted}`);
    await mkdir(folder);
    if (trusted === 'other') await this.#authority(trusted);
    await this.#certificate(join(folder, 'cert'), 'extendedKeyUsage=clientAuth');
    await rename(join(folder, 'cert.key'), join(folder, 'key.pem'));
    await copyFile(join(this.#folder, `${trusted}.pem`), join(folder, 'ca.pem'));
    return folder;
  }

  async stop(): Promise<void> {
    for (const socket of this.#connections) socket.destroy();
    await new Promise((resolve) => this.#server?.close(resolve));
    await rm(this.#folder, { recursive: true });
  }

  async #listen(): Promise<void> {
    const path = join(this.#folder, 'server');
    await this.#authority('ca');
    await this.#certificate(path, 'subjectAltName=IP:127.0.0.1');
    const read = (file: string) => readFile(file, 'utf8');
    const [ca, cert, key] = await Promise.all([
      read(join(this.#folder, 'ca.pem')),
      read(`${path}.pem`),
      read(`${path}.key`),
    ]);
    // Half-closed connections stay so, as the engine's own do.
    const options = { ca, cert, key, requestCert: true, rejectUnauthorized: true, allowHalfOpen: true };
    const server = createServer(options, (socket) => this.#pass(socket));
    // Those too whose handshake fails.
    server.on('connection', (socket: Socket) => {
      this.#connections.add(socket);
      socket.once('close', () => this.#connections.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
  }

  #pass(socket: TLSSocket): void {
    const engine = connect({ path: this.#socketPath, allowHalfOpen: true });
    socket.once('close', () => engine.destroy());
    engine.once('close', () => socket.destroySoon());
    for (const side of [socket, engine]) side.on('error', () => undefined);
    socket.pipe(engine).pipe(socket);
  }

  async #authority(name: string): Promise<void> {
    const path = join(this.#folder, name);
    const files = ['-keyout', `${path}.key`, '-out', `${path}.pem`];
    await run('openssl', ['req', '-x509', ...KEY, ...files, '-subj', `/CN=${name}`, '-days', '2']);
  }

  /** `<path>.pem` and `<path>.key`, of the authority that the engine trusts. */
  async #certificate(path: string, extension: string): Promise<void> {
    const signer = join(this.#folder, 'ca');
    const request = ['req', ...KEY, '-keyout', `${path}.key`, '-out', `${path}.csr`, '-subj', '/CN=test'];
    await run('openssl', request);
    await writeFile(`${path}.ext`, extension);
    const from = ['-CA', `${signer}.pem`, '-CAkey', `${signer}.key`, '-CAcreateserial'];
    const files = ['-in', `${path}.csr`, '-out', `${path}.pem`, '-extfile', `${path}.ext`];
    await run('openssl', ['x509', '-req', ...from, ...files, '-days', '2']);
  }
}
