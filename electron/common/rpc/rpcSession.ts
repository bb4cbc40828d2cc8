// The calling side of one channel: matches answers to calls, returns credit as items are consumed, and ends every
// call when the channel ends. Reconnecting is the business of whoever made the channel.

import { AppError } from '../appError.ts';
import { explainedError } from '../explainedError.ts';
import { type Channel, type ChannelClose, closeCodes } from './channel.ts';
import { SendWindow } from './credit.ts';
import type { CallOptions } from './define.ts';
import { IncomingItems } from './incomingItems.ts';
import { type Message, PROTOCOL_VERSION, parseMessage } from './messages.ts';
import { pumpItems } from './pumpItems.ts';
import { assertRequestSize } from './requestSize.ts';
import { fromWireError } from './wireError.ts';

/** What waits for answers under one id. */
interface Pending {
  result(value: unknown): void;
  /** False: the server ignored its credit. */
  item(value: unknown): boolean;
  credit(bytes: number): void;
  end(): void;
  fail(error: AppError): void;
}

interface Opened {
  readonly pending: Pending;
  /** Releases the caller's signal. */
  readonly release: () => void;
}

export interface RpcSessionEvents {
  /** The server has greeted with our version. */
  readonly onReady?: () => void;
  /** Called once; every pending call has failed with `Unavailable` before. */
  readonly onClose?: (close: ChannelClose) => void;
}

export class RpcSession {
  readonly #channel: Channel;
  readonly #events: RpcSessionEvents;
  readonly #opened = new Map<number, Opened>();
  #lastId = 0;
  #closed: ChannelClose | undefined;

  constructor(channel: Channel, events: RpcSessionEvents = {}) {
    this.#channel = channel;
    this.#events = events;
    channel.onClose((close) => this.#end(close));
    channel.onMessage((data) => this.#receive(data));
    channel.send({ type: 'hello', version: PROTOCOL_VERSION });
  }

  call(method: string, input: unknown, { signal }: CallOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const pending: Pending = {
        result: resolve,
        item: () => false,
        credit: () => undefined,
        end: () => reject(unexpectedEnd(method)),
        fail: reject,
      };
      this.#open(method, input, pending, signal);
    });
  }

  /** Opens at once; `up` are the items to send, for a duplex. */
  stream(
    method: string,
    input: unknown,
    { signal, up }: CallOptions & { readonly up?: AsyncIterable<unknown> } = {},
  ): AsyncIterableIterator<unknown> {
    const sending = new AbortController();
    const window = new SendWindow();
    let leave = () => undefined as void;
    const items = new IncomingItems({
      parse: (value) => value,
      sendCredit: (bytes) => this.#send({ type: 'credit', id, bytes }),
      onReturn: () => leave(),
    });
    const finish = (error?: AppError) => {
      sending.abort();
      items.end(error);
    };
    const pending: Pending = {
      result: () => finish(unexpectedEnd(method)),
      item: (value) => items.push(value),
      credit: (bytes) => window.grant(bytes),
      end: () => finish(),
      fail: (error) => {
        sending.abort();
        if (error.code === 'Cancelled') items.abort(error);
        else items.end(error);
      },
    };
    const id = this.#open(method, input, pending, signal);
    leave = () => {
      sending.abort();
      this.#cancel(id);
    };
    if (up !== undefined && this.#opened.has(id)) void this.#sendUp(id, up, window, sending.signal);
    return items;
  }

  close(): void {
    this.#channel.close(closeCodes.normal, 'closed by the client');
  }

  async #sendUp(id: number, up: AsyncIterable<unknown>, window: SendWindow, signal: AbortSignal) {
    try {
      await pumpItems(up, window, signal, (value) => {
        assertRequestSize(value);
        this.#send({ type: 'item', id, value });
      });
      if (!signal.aborted) this.#send({ type: 'end', id });
    } catch (error) {
      const failure =
        error instanceof AppError
          ? error
          : new AppError('Internal', 'The data to send could not be read.', { cause: error });
      this.#opened.get(id)?.pending.fail(failure);
      this.#cancel(id);
    }
  }

  #open(method: string, input: unknown, pending: Pending, signal: AbortSignal | undefined): number {
    const id = ++this.#lastId;
    const refusal = this.#refusal(input, signal);
    if (refusal !== undefined) {
      pending.fail(refusal);
      return id;
    }
    const abort = () => {
      pending.fail(cancelled());
      this.#cancel(id);
    };
    signal?.addEventListener('abort', abort, { once: true });
    this.#opened.set(id, { pending, release: () => signal?.removeEventListener('abort', abort) });
    this.#send({ type: 'call', id, method, input });
    return id;
  }

  #refusal(input: unknown, signal: AbortSignal | undefined): AppError | undefined {
    if (signal?.aborted) return cancelled();
    if (this.#closed !== undefined) return connectionLost(this.#closed);
    try {
      assertRequestSize(input);
      return undefined;
    } catch (error) {
      if (error instanceof AppError) return error;
      return new AppError('InvalidArgument', 'The request cannot be sent as JSON.', { cause: error });
    }
  }

  /** Forgets the call; the server's late answers to it are ignored. */
  #cancel(id: number): void {
    if (this.#take(id) !== undefined) this.#send({ type: 'cancel', id });
  }

  #take(id: number): Pending | undefined {
    const opened = this.#opened.get(id);
    this.#opened.delete(id);
    opened?.release();
    return opened?.pending;
  }

  #send(message: Message): void {
    if (this.#closed === undefined) this.#channel.send(message);
  }

  #receive(data: unknown): void {
    const message = parseMessage(data);
    if (message === undefined) return this.#channel.close(closeCodes.protocolError, 'malformed message');
    switch (message.type) {
      case 'hello':
        return this.#greet(message.version);
      case 'result':
        return this.#take(message.id)?.result(message.value);
      case 'error':
        return this.#take(message.id)?.fail(fromWireError(message.error));
      case 'end':
        return this.#take(message.id)?.end();
      case 'item': {
        const accepted = this.#opened.get(message.id)?.pending.item(message.value) ?? true;
        if (!accepted) this.#channel.close(closeCodes.protocolError, 'items beyond the granted credit');
        return;
      }
      case 'credit':
        return this.#opened.get(message.id)?.pending.credit(message.bytes);
      case 'call':
      case 'cancel':
        return this.#channel.close(closeCodes.protocolError, `a server sends no ${message.type}`);
    }
  }

  #greet(version: number): void {
    if (version === PROTOCOL_VERSION) this.#events.onReady?.();
    else
      this.#channel.close(
        closeCodes.versionMismatch,
        `protocol ${PROTOCOL_VERSION} expected, not ${version}`,
      );
  }

  #end(close: ChannelClose): void {
    this.#closed = close;
    for (const id of this.#opened.keys()) this.#take(id)?.fail(connectionLost(close));
    this.#events.onClose?.(close);
  }
}

function cancelled(): AppError {
  return new AppError('Cancelled', 'The request was cancelled.');
}

function unexpectedEnd(method: string): AppError {
  return explainedError('Internal', 'unexpectedAnswer', { values: { method } });
}

function connectionLost(close: ChannelClose): AppError {
  return explainedError('Unavailable', 'connectionLost', {
    details: close.reason,
    retryable: true,
  });
}
