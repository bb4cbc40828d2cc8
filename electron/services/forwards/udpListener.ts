// Listens on a UDP port. Every local peer is a flow with a socket of its own in the pod, so that answers find their way
// back; a flow ends when nothing was said for a while.

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Clock } from '../../common/clock.ts';
import { DialError } from '../../engine/runtime/dialError.ts';
import { MAX_FLOWS } from './forwardLimits.ts';
import type { Listener, ListenRequest, PodSide } from './listener.ts';
import { UdpFlow } from './udpFlow.ts';

export function listenUdp({ address, port, podSide }: ListenRequest, clock: Clock): Promise<Listener> {
  const socket = createSocket({ type: isIPv6(address) ? 'udp6' : 'udp4' });
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind({ address, port, exclusive: true }, () => {
      socket.removeAllListeners('error');
      socket.on('error', (error) => podSide.failed(error));
      const flows = acceptFlows(socket, podSide, clock);
      const close = () => {
        for (const flow of flows.values()) flow.destroy();
        socket.close();
      };
      resolve({ port: socket.address().port, close });
    });
  });
}

function acceptFlows(socket: Socket, podSide: PodSide, clock: Clock): ReadonlyMap<string, UdpFlow> {
  const flows = new Map<string, UdpFlow>();
  const accept = (key: string, { address, port }: RemoteInfo): UdpFlow => {
    const flow = new UdpFlow({
      podSide,
      clock,
      answer: (bytes) => socket.send(bytes, port, address),
      onEnd: () => flows.delete(key),
    });
    flows.set(key, flow);
    flow.start();
    return flow;
  };
  socket.on('message', (bytes, peer) => {
    const key = `${peer.address} ${peer.port}`;
    const flow = flows.get(key);
    if (flow !== undefined) flow.send(bytes);
    else if (flows.size < MAX_FLOWS) accept(key, peer).send(bytes);
    else
      podSide.failed(new DialError('tooManyConnections', `This forward has ${MAX_FLOWS} UDP flows already.`));
  });
  return flows;
}
