// Listens on a TCP port and joins each connection to one into the pod.

import { createServer, type Socket } from 'node:net';
import { DialError } from '../../engine/runtime/dialError.ts';
import { MAX_CONNECTIONS, PIPE_BYTES } from './forwardLimits.ts';
import { resetSocket } from './joinStreams.ts';
import type { Listener, ListenRequest } from './listener.ts';
import { TcpConnection } from './tcpConnection.ts';

export function listenTcp({ address, port, podSide }: ListenRequest): Promise<Listener> {
  const accept = (socket: Socket) => {
    if (podSide.connections.size < MAX_CONNECTIONS) {
      new TcpConnection(socket, podSide).start();
      return;
    }
    socket.on('error', () => undefined);
    resetSocket(socket);
    podSide.failed(
      new DialError('tooManyConnections', `This forward has ${MAX_CONNECTIONS} connections open already.`),
    );
  };
  // Paused: nothing is read before there is somewhere to send it.
  const options = { allowHalfOpen: true, pauseOnConnect: true, noDelay: true, highWaterMark: PIPE_BYTES };
  const server = createServer(options, accept);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port, exclusive: true }, () => {
      server.off('error', reject);
      server.on('error', (error) => podSide.failed(error));
      const bound = server.address();
      const found = typeof bound === 'object' && bound !== null ? bound.port : port;
      resolve({ port: found, close: () => void server.close() });
    });
  });
}
