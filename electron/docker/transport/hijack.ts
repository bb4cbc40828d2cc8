// An upgraded connection to the engine: the raw socket of attach and exec. Its owner must end or destroy it; an abort
// destroys it even after the upgrade, which dockerode forgets.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError } from '../../common/appError.ts';
import { toAppError } from '../dockerErrors.ts';
import { type EngineRequest, type EngineTransport, rejectBadStatus } from './engineTransport.ts';

interface Upgraded {
  readonly socket: Duplex;
  readonly head: Buffer;
}

function upgrade(transport: EngineTransport, engineRequest: EngineRequest): Promise<Upgraded> {
  return new Promise((resolve, reject) => {
    const sent = transport.send(engineRequest, { connection: 'Upgrade', upgrade: 'tcp' });
    sent.once('upgrade', (_response: IncomingMessage, socket: Duplex, head: Buffer) =>
      resolve({ socket, head }),
    );
    sent.once('response', (response) => {
      rejectBadStatus(response).then(
        () => reject(new AppError('Internal', 'Docker Engine did not open the stream.')),
        reject,
      );
    });
    sent.once('error', reject);
  });
}

/**
 * Opens a two-way byte stream. `end()` half-closes it: output after the end of the input still arrives. Whether the
 * bytes are multiplexed is the container's Tty flag; the answer's content type is wrong on API 1.41.
 */
export async function hijack(transport: EngineTransport, engineRequest: EngineRequest): Promise<Duplex> {
  const { signal } = engineRequest;
  try {
    const { socket, head } = await upgrade(transport, engineRequest);
    if (head.length > 0) socket.unshift(head);
    const abort = () => socket.destroy(toAppError(undefined, signal));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', abort));
    return socket;
  } catch (error) {
    throw toAppError(error, signal);
  }
}
