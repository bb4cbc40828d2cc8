// All connections through one running relay. It owns their ids: one is used again only when the relay has said that the
// connection before is closed. Knows nothing of how the relay was started.

import type { Writable } from 'node:stream';
import { AppError } from '../../common/appError.ts';
import { relayLost, tooManyConnections } from './dialErrors.ts';
import type { FrameListener, FrameType, RelayFrame } from './relayFrames.ts';
import { frameHeader, frameTypes, RELAY_VERSION, RelayFrameParser } from './relayFrames.ts';
import type { RelayEntry, RelayLink } from './relayLink.ts';

/** Waiting for the relay to take them; above this writers wait. All windows together bound it in any case. */
const MAX_QUEUED_BYTES = 1024 * 1024;

/** Linux's numbers, alike on amd64 and arm64; others are named by their number. */
const errnoCodes: Readonly<Record<number, string>> = {
  23: 'ENFILE',
  24: 'EMFILE',
  32: 'EPIPE',
  99: 'EADDRNOTAVAIL',
  103: 'ECONNABORTED',
  104: 'ECONNRESET',
  105: 'ENOBUFS',
  110: 'ETIMEDOUT',
  111: 'ECONNREFUSED',
};

interface Hello {
  readonly maxConnections: number;
  readonly window: number;
}

export class RelaySession implements RelayLink, FrameListener {
  readonly #output: Writable;
  readonly #parser = new RelayFrameParser(this);
  readonly #entries: (RelayEntry | undefined)[] = [];
  readonly #greeted: Promise<Hello>;
  #onGreeted: (hello: Hello) => void = () => undefined;
  #onLost: (error: AppError) => void = () => undefined;
  #waiting: (() => void)[] = [];
  #hello: Hello | undefined;
  #isCorked = false;
  #isLost = false;

  /** `output` goes to the relay's standard input; what it prints is handed to `receive`. */
  constructor(output: Writable) {
    this.#output = output;
    this.#greeted = new Promise((resolve, reject) => {
      this.#onGreeted = resolve;
      this.#onLost = reject;
    });
    // Nobody may be waiting for it.
    this.#greeted.catch(() => undefined);
    output.on('drain', () => this.#resumeWaiting());
  }

  /** Resolves when the relay is ready; rejects when it is lost before. */
  async ready(): Promise<void> {
    await this.#greeted;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** How many connections are open or not yet closed by the relay. */
  get size(): number {
    return this.#entries.filter((entry) => entry !== undefined).length;
  }

  /** Opens a connection with the entry that `make` gives for its id. Only when ready. */
  open<T extends RelayEntry>(
    type: typeof frameTypes.openTcp | typeof frameTypes.openUdp,
    port: number,
    make: (id: number, window: number) => T,
  ): T {
    if (this.#hello === undefined || this.#isLost) throw relayLost();
    const { maxConnections, window } = this.#hello;
    const unused = this.#entries.indexOf(undefined);
    const id = unused < 0 ? this.#entries.length : unused;
    if (id >= maxConnections) throw tooManyConnections(maxConnections);
    const entry = make(id, window);
    this.#entries[id] = entry;
    this.send(type, id, port);
    return entry;
  }

  /** What the relay printed. Throws when that is not its protocol; the caller then ends the relay. */
  receive(bytes: Buffer): void {
    if (!this.#isLost) this.#parser.push(bytes);
  }

  /** The relay has ended or cannot be reached any more. */
  lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#onLost(relayLost());
    for (const entry of this.#entries.splice(0)) entry?.onClosed('ECONNRESET');
    this.#resumeWaiting();
  }

  send(type: FrameType, id: number, value: number): void {
    this.#write(frameHeader(type, id, value));
  }

  sendData(id: number, bytes: Uint8Array): void {
    this.send(frameTypes.data, id, bytes.length);
    if (bytes.length > 0) this.#write(bytes);
  }

  get isCongested(): boolean {
    return this.#output.writableLength > MAX_QUEUED_BYTES;
  }

  onceReady(callback: () => void): void {
    this.#waiting.push(callback);
  }

  onFrame({ type, id, value, version }: RelayFrame): void {
    if (type === frameTypes.hello) {
      this.#greet({ maxConnections: id, window: value }, version);
      return;
    }
    const entry = this.#entries[id];
    if (entry === undefined) throw unexpected(`a frame of type ${type} for connection ${id}`);
    if (type === frameTypes.opened) entry.onOpened();
    else if (type === frameTypes.credit) entry.onCredit(value);
    else if (type === frameTypes.end) entry.onEnd();
    else if (type === frameTypes.data) {
      // A datagram may be empty, and has no payload then.
      if (value === 0) entry.onPayload(Buffer.alloc(0), 0);
    } else if (type === frameTypes.closed) {
      this.#entries[id] = undefined;
      entry.onClosed(value === 0 ? undefined : (errnoCodes[value] ?? `errno ${value}`));
    } else throw unexpected(`a frame of type ${type}`);
  }

  onPayload(id: number, bytes: Buffer, left: number): void {
    this.#entries[id]?.onPayload(bytes, left);
  }

  #greet(hello: Hello, version: number): void {
    if (version !== RELAY_VERSION || this.#hello !== undefined) throw unexpected(`version ${version}`);
    this.#hello = hello;
    this.#onGreeted(hello);
  }

  /** All frames of one turn leave in one call of the system. */
  #write(bytes: Uint8Array): void {
    if (this.#isLost || this.#output.destroyed || this.#output.writableEnded) return;
    if (!this.#isCorked) {
      this.#isCorked = true;
      this.#output.cork();
      process.nextTick(() => {
        this.#isCorked = false;
        this.#output.uncork();
      });
    }
    this.#output.write(bytes);
  }

  #resumeWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const callback of waiting) callback();
  }
}

function unexpected(what: string): AppError {
  return new AppError('Internal', 'The relay in the pod said something that makes no sense.', {
    details: what,
  });
}
