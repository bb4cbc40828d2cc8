// One TCP connection through the relay. Each direction has a window: more is sent only as the other end takes it, so
// neither a slow pod nor a slow reader here makes anything grow.

import { Duplex } from 'node:stream';
import { podError } from './podError.ts';
import { type FrameType, frameTypes } from './relayFrames.ts';
import type { RelayEntry, RelayLink } from './relayLink.ts';

/** Bytes that wait here for their reader before the pod is held up, besides the window. */
const HIGH_WATER_MARK = 64 * 1024;
/** Credit is given back in parts of the window, so that it costs next to nothing. */
const CREDIT_PARTS = 4;
/** A smaller piece would keep the whole chunk that it came in alive, for as long as nobody reads it. */
const MIN_VIEW_BYTES = 4096;

interface PendingWrite {
  readonly bytes: Buffer;
  readonly done: () => void;
}

export interface RelayStreamOptions {
  readonly link: RelayLink;
  readonly id: number;
  /** Of both directions, in bytes: what may be under way before it is credited. */
  readonly window: number;
  /** That of the pod's direction is widened to this, since here is more room than in the relay. */
  readonly receiveWindow: number;
  /** Called once: when the pod has accepted, or with the system's code when it has not. */
  readonly onSettled: (errorCode: string | undefined) => void;
}

export class RelayStream extends Duplex implements RelayEntry {
  readonly #link: RelayLink;
  readonly #id: number;
  readonly #creditStep: number;
  #credit: number;
  #owed: number;
  #pending: PendingWrite | undefined;
  #hasSentEnd = false;
  #hasPodEnded = false;
  #isOpen = false;
  #isClosed = false;
  readonly #onSettled: (errorCode: string | undefined) => void;

  constructor({ link, id, window, receiveWindow, onSettled }: RelayStreamOptions) {
    super({ allowHalfOpen: true, highWaterMark: HIGH_WATER_MARK });
    this.#link = link;
    this.#id = id;
    this.#creditStep = receiveWindow / CREDIT_PARTS;
    this.#owed = receiveWindow - window;
    this.#credit = window;
    this.#onSettled = onSettled;
  }

  onOpened(): void {
    this.#isOpen = true;
    this.#giveCredit();
    this.#onSettled(undefined);
  }

  onPayload(bytes: Buffer): void {
    if (this.destroyed) return;
    this.#owed += bytes.length;
    this.push(bytes.length < MIN_VIEW_BYTES ? Buffer.from(bytes) : bytes);
  }

  onCredit(bytes: number): void {
    this.#credit += bytes;
    this.#sendPending();
  }

  onEnd(): void {
    this.#hasPodEnded = true;
    if (!this.destroyed) this.push(null);
  }

  onClosed(errorCode: string | undefined): void {
    this.#isClosed = true;
    if (!this.#isOpen) {
      this.#onSettled(errorCode ?? 'ECONNRESET');
      this.destroy();
    } else if (errorCode !== undefined) this.destroy(podError(errorCode));
  }

  override _read(): void {
    if (this.#isOpen) this.#giveCredit();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#pending = { bytes, done };
    this.#sendPending();
  }

  override _final(done: () => void): void {
    this.#hasSentEnd = true;
    this.#send(frameTypes.end, 0);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#pending = undefined;
    if (!this.#hasSentEnd || !this.#hasPodEnded) this.#send(frameTypes.reset, 0);
    done(error);
  }

  #giveCredit(): void {
    if (this.#owed < this.#creditStep || this.#hasPodEnded) return;
    this.#send(frameTypes.credit, this.#owed);
    this.#owed = 0;
  }

  #send(type: FrameType, value: number): void {
    if (!this.#isClosed) this.#link.send(type, this.#id, value);
  }

  #sendPending(): void {
    if (this.#pending === undefined || this.#credit === 0 || this.#isClosed) return;
    const { bytes, done } = this.#pending;
    const count = Math.min(this.#credit, bytes.length);
    this.#credit -= count;
    this.#pending = count < bytes.length ? { bytes: bytes.subarray(count), done } : undefined;
    this.#link.sendData(this.#id, bytes.subarray(0, count));
    if (this.#pending !== undefined) return;
    if (this.#link.isCongested) this.#link.onceReady(done);
    else done();
  }
}
