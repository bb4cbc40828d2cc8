// A TCP relay that stops after some bytes until it is released: a slow network between engine and registry, whose
// slowness ends when the test says so.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class SlowLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #left: number;

  private constructor(target: string, bytes: number) {
    this.#left = bytes;
    const [host, port] = target.split(':');
    this.#server = createServer((client) => this.#relay(client, connect(Number(port), host)));
  }

  /** Relays to `target` (host:port) and stalls once `bytes` have come back from it. */
  static async to(target: string, bytes: number): Promise<SlowLine> {
    const line = new SlowLine(target, bytes);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  /** As it stands before the first slash of an image name. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From here on everything passes. */
  release(): void {
    this.#left = Number.POSITIVE_INFINITY;
    for (const socket of this.#sockets) socket.resume();
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #relay(client: Socket, upstream: Socket): void {
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#sockets.delete(socket));
    }
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      this.#left -= chunk.length;
      client.write(chunk);
      if (this.#left < 0) upstream.pause();
    });
    upstream.on('end', () => client.end());
    client.on('close', () => upstream.destroy());
  }
}
