// A "pod" on this machine's loopback and a listener in front of it: real sockets, no engine.

import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '../../../../electron/common/clock.ts';
import { DirectDialer } from '../../../../electron/docker/forward/directDialer.ts';
import type { PodSide } from '../../../../electron/services/forwards/listener.ts';
import { LiveConnections } from '../../../../electron/services/forwards/liveConnections.ts';
import { listenTcp } from '../../../../electron/services/forwards/tcpListener.ts';

export class LoopbackPod {
  readonly connections = new LiveConnections();
  readonly failures: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  port = 0;
  #close: () => void = () => undefined;

  /** `serve` gets each connection as the pod's program would. */
  constructor(serve: (socket: Socket) => void) {
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      serve(socket);
    });
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    const podPort = typeof address === 'object' && address !== null ? address.port : 0;
    const dialer = new DirectDialer(['127.0.0.1'], systemClock);
    const podSide: PodSide = {
      connections: this.connections,
      connect: async (signal) => ({ path: 'direct', stream: await dialer.connect(podPort, signal) }),
      openDatagrams: (signal) => dialer.openDatagrams(podPort, signal),
      connected: () => undefined,
      changed: () => undefined,
      failed: (error) => this.failures.push(String(error)),
    };
    const listener = await listenTcp({ protocol: 'TCP', address: '127.0.0.1', port: 0, podSide });
    this.port = listener.port;
    this.#close = () => listener.close();
  }

  /** Nothing listens in the pod any more. */
  stopServing(): void {
    this.#server.close();
  }

  async client(): Promise<Socket> {
    const socket = connect({ port: this.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }

  stop(): void {
    this.#close();
    this.connections.clear();
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
