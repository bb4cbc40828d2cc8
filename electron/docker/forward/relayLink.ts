// Between a connection through the relay and the session that carries them all.

import type { FrameType } from './relayFrames.ts';

export interface RelayLink {
  send(type: FrameType, id: number, value: number): void;
  /** The bytes must not change afterwards. */
  sendData(id: number, bytes: Uint8Array): void;
  /** So much waits for the relay already that only what cannot be held back should follow. */
  readonly isCongested: boolean;
  /** Calls back once, when it is congested no longer. */
  onceReady(callback: () => void): void;
}

/** What the relay says to one connection. */
export interface RelayEntry {
  onOpened(): void;
  /** `left`: bytes of the same frame that are still to come. */
  onPayload(bytes: Buffer, left: number): void;
  onCredit(bytes: number): void;
  onEnd(): void;
  /** The last. `errorCode` is the system's, undefined after both directions have ended. */
  onClosed(errorCode: string | undefined): void;
}
