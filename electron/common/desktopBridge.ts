// What the preload script leaves in the page, named once for both sides. A port cannot cross contextBridge, so it
// follows as a window message with this marker.

import type { Capabilities } from './capabilities.ts';

/** Global name of the bridge. */
export const BRIDGE_NAME = 'podbayDesktop';

/** The window message that brings the port; also the IPC channel from the main process to the preload script. */
export const PORT_MESSAGE = 'podbay:port';

/** The IPC channel on which the preload script asks the main process for a port. */
export const PORT_REQUEST = 'podbay:request-port';

export interface DesktopBridge {
  readonly capabilities: Capabilities;
  readonly requestPort: () => void;
}
