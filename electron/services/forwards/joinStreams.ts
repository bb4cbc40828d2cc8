// Joins two byte streams as if they were one connection: data with back-pressure both ways, the end of each direction
// for itself, and a reset of one side as a reset of the other.

import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** `local` is half-open and paused; errors of both end here. */
export function joinStreams(local: Socket, pod: Duplex): void {
  local.on('error', () => pod.destroy());
  pod.on('error', () => resetSocket(local));
  // What has ended in order may still have its last bytes on the way; all else was cut.
  local.once('close', () => {
    if (!local.readableEnded || !local.writableFinished) pod.destroy();
  });
  pod.once('close', () => {
    if (!pod.readableEnded) resetSocket(local);
  });
  local.pipe(pod);
  pod.pipe(local);
}

/** Node's own `destroy` closes in good order, and the peer would take a part for the whole. */
export function resetSocket(socket: Socket): void {
  if (socket.destroyed) return;
  // libuv refuses to reset while our end is on its way, which takes one turn.
  if (socket.writableEnded && !socket.writableFinished && socket.writableLength === 0)
    socket.once('finish', () => void socket.resetAndDestroy());
  else socket.resetAndDestroy();
}
