// Channel over Electron's MessagePortMain: an EventEmitter instead of an EventTarget, otherwise a DOM MessagePort.

import type { MessagePortMain } from 'electron';
import type { Channel } from '../common/rpc/channel.ts';
import { portChannel } from '../common/rpc/portChannel.ts';

export function mainPortChannel(port: MessagePortMain): Channel {
  return portChannel({
    postMessage: (message) => port.postMessage(message),
    addEventListener: (type, listener) => {
      if (type === 'message') port.on('message', ({ data }: { data: unknown }) => listener({ data }));
      else port.on('close', () => listener({}));
    },
    start: () => port.start(),
    close: () => port.close(),
  });
}
