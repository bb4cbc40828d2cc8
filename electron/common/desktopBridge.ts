// What the preload script leaves in the page, named once for both sides. A port cannot cross contextBridge, so it
// follows as a window message with a marker; what changes later comes the same way.

import type { Capabilities } from './capabilities.ts';

/** Global name of the bridge. */
export const BRIDGE_NAME = 'podbayDesktop';

/** The window message that brings the port; also the IPC channel from the main process to the preload script. */
export const PORT_MESSAGE = 'podbay:port';

/** The IPC channel on which the preload script asks the main process for a port. */
export const PORT_REQUEST = 'podbay:request-port';

/** The IPC channel, and in the page the key of the window message, that says whether a screen reader is there. */
export const SCREEN_READER_MESSAGE = 'podbay:screen-reader';

export interface DesktopBridge {
  readonly capabilities: Capabilities;
  readonly requestPort: () => void;
}
