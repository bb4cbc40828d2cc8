// Channel over a DOM MessagePort, typed by the few members used so that common code needs no DOM types. Bytes are
// copied, never transferred: Electron loses a message whose transfer list holds an ArrayBuffer (electron#34905).

import { type Channel, closeCodes } from './channel.ts';
import { ChannelListeners } from './channelListeners.ts';
import type { Message } from './messages.ts';

export interface PortLike {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'close', listener: (event: { data?: unknown }) => void): void;
  start(): void;
  close(): void;
}

/** A port has no close code: an end of the other side is reported as `abnormal` unless it said why (see `bye`). */
interface Bye {
  readonly bye: { readonly code: number; readonly reason: string };
}

function byeOf(data: unknown): Bye['bye'] | undefined {
  if (typeof data !== 'object' || data === null || !('bye' in data)) return undefined;
  const { bye } = data;
  if (typeof bye !== 'object' || bye === null || !('code' in bye) || !('reason' in bye)) return undefined;
  return { code: Number(bye.code), reason: String(bye.reason) };
}

export function portChannel(port: PortLike): Channel {
  const listeners = new ChannelListeners();
  port.addEventListener('message', (event) => {
    const bye = byeOf(event.data);
    if (bye === undefined) listeners.message(event.data);
    else listeners.closed(bye);
  });
  port.addEventListener('close', () => {
    listeners.closed({ code: closeCodes.abnormal, reason: 'the other side went away' });
  });
  port.start();
  return {
    send(message: Message) {
      if (!listeners.isClosed) port.postMessage(message);
    },
    onMessage: (listener) => listeners.setMessage(listener),
    onClose: (listener) => listeners.setClose(listener),
    close(code, reason) {
      if (listeners.isClosed) return;
      port.postMessage({ bye: { code, reason } } satisfies Bye);
      port.close();
      listeners.closed({ code, reason });
    },
  };
}
