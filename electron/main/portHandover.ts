// The only use of ipcMain: a window of ours asks for a port and gets one end of a new session. From then on the port
// itself is the capability. This is where the sender is checked (17 of Electron's security list).

import { ipcMain, MessageChannelMain, type WebContents, type WebFrameMain } from 'electron';
import { PORT_MESSAGE, PORT_REQUEST, SCREEN_READER_MESSAGE } from '../common/desktopBridge.ts';
import type { Disposable } from '../common/disposable.ts';
import type { Channel } from '../common/rpc/channel.ts';
import type { Logger } from '../services/logger.ts';
import { APP_ORIGIN } from './appOrigin.ts';
import { mainPortChannel } from './mainPortChannel.ts';

export interface PortHandoverParts {
  /** True for the contents of a window that this app opened. */
  readonly isOwnContents: (contents: WebContents) => boolean;
  readonly serve: (channel: Channel) => Disposable;
  /** Told with each port; changes are told by whoever hears of them. */
  readonly isScreenReaderPresent: () => boolean;
  readonly logger: Logger;
}

export function handOverPorts({
  isOwnContents,
  serve,
  isScreenReaderPresent,
  logger,
}: PortHandoverParts): Disposable {
  const answer = (event: { sender: WebContents; senderFrame: WebFrameMain | null }) => {
    // Read at once: the frame may be gone, and its origin another, in the next turn.
    const frame = event.senderFrame;
    if (frame === null || !isTrustedFrame(frame) || !isOwnContents(event.sender)) {
      logger.warn('A port was refused to a frame that is not our page', { origin: frame?.origin ?? 'gone' });
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    serve(mainPortChannel(port1));
    frame.postMessage(PORT_MESSAGE, null, [port2]);
    frame.send(SCREEN_READER_MESSAGE, isScreenReaderPresent());
  };
  ipcMain.on(PORT_REQUEST, answer);
  return { dispose: () => void ipcMain.off(PORT_REQUEST, answer) };
}

function isTrustedFrame(frame: WebFrameMain): boolean {
  return frame.origin === APP_ORIGIN && frame.parent === null;
}
