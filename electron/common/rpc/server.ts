// Serves a contract on one channel. A session is one channel: when it closes, everything it started is aborted.
// What arrives is hostile until parsed; what is thrown leaves as a code and a sentence, never as a stack.

import { AppError } from '../appError.ts';
import type { Disposable } from '../disposable.ts';
import { explainedError } from '../explainedError.ts';
import { type Channel, closeCodes } from './channel.ts';
import type { Contract, ContractHandlers } from './define.ts';
import { type AnswerOptions, LiveCall } from './liveCall.ts';
import { type Message, PROTOCOL_VERSION, parseMessage } from './messages.ts';
import { methodTable, type TableEntry } from './methodTable.ts';
import { assertRequestSize } from './requestSize.ts';
import { toWireError } from './wireError.ts';

export interface ServeLimits {
  /** Calls of any kind that may be under way at once. */
  readonly liveCalls: number;
  /** Of those, streams and duplexes. */
  readonly liveStreams: number;
}

const defaultServeLimits: ServeLimits = { liveCalls: 256, liveStreams: 128 };

export interface ServeOptions extends AnswerOptions {
  readonly limits?: ServeLimits;
}

export function serve<C extends Contract>(
  contract: C,
  handlers: ContractHandlers<C>,
  channel: Channel,
  options: ServeOptions,
): Disposable {
  const session = new ServerSession(methodTable(contract, handlers), channel, options);
  channel.onClose(() => session.abortAll());
  channel.onMessage((data) => session.receive(data));
  channel.send({ type: 'hello', version: PROTOCOL_VERSION });
  return { dispose: () => channel.close(closeCodes.goingAway, 'Podbay is stopping.') };
}

class ServerSession {
  readonly #table: ReadonlyMap<string, TableEntry>;
  readonly #channel: Channel;
  readonly #options: ServeOptions;
  readonly #limits: ServeLimits;
  readonly #live = new Map<number, LiveCall>();
  #liveStreams = 0;
  #lastId = 0;
  #greeted = false;

  constructor(table: ReadonlyMap<string, TableEntry>, channel: Channel, options: ServeOptions) {
    this.#table = table;
    this.#channel = channel;
    this.#options = options;
    this.#limits = options.limits ?? defaultServeLimits;
  }

  abortAll(): void {
    for (const call of this.#live.values()) call.cancel();
  }

  receive(data: unknown): void {
    const message = parseMessage(data);
    if (message === undefined) return this.#refusePeer('malformed message');
    if (message.type === 'hello') return this.#greet(message.version);
    if (!this.#greeted) return this.#refusePeer('hello must come first');
    switch (message.type) {
      case 'call':
        return this.#open(message);
      case 'cancel':
        return this.#live.get(message.id)?.cancel();
      case 'credit':
        return this.#live.get(message.id)?.grant(message.bytes);
      case 'item': {
        const accepted = this.#live.get(message.id)?.receiveItem(message.value) ?? true;
        if (!accepted) this.#refusePeer('items beyond the granted credit');
        return;
      }
      case 'end':
        return this.#live.get(message.id)?.receiveEnd();
      case 'result':
      case 'error':
        return this.#refusePeer(`a client sends no ${message.type}`);
    }
  }

  #greet(version: number): void {
    if (this.#greeted) return this.#refusePeer('hello came twice');
    this.#greeted = true;
    if (version === PROTOCOL_VERSION) return;
    this.#channel.close(closeCodes.versionMismatch, `protocol ${PROTOCOL_VERSION} expected, not ${version}`);
  }

  #refusePeer(reason: string): void {
    this.#channel.close(closeCodes.protocolError, reason);
  }

  #open({ id, method, input }: Extract<Message, { type: 'call' }>): void {
    if (id <= this.#lastId) return this.#refusePeer(`id ${id} was used before`);
    this.#lastId = id;
    const found = this.#table.get(method);
    const refusal = this.#refusal(method, found, input);
    if (found === undefined || refusal !== undefined) {
      this.#channel.send({ type: 'error', id, error: toWireError(refusal ?? unknownMethod(method)) });
      return;
    }
    const streams = found.kind === 'call' ? 0 : 1;
    const live = new LiveCall({ id, name: method, entry: found, send: this.#send, answer: this.#options });
    this.#live.set(id, live);
    this.#liveStreams += streams;
    void live.run(input).finally(() => {
      this.#live.delete(id);
      this.#liveStreams -= streams;
    });
  }

  readonly #send = (message: Message): void => this.#channel.send(message);

  #refusal(name: string, found: TableEntry | undefined, input: unknown): AppError | undefined {
    if (found === undefined) return unknownMethod(name);
    const full =
      this.#live.size >= this.#limits.liveCalls ||
      (found.kind !== 'call' && this.#liveStreams >= this.#limits.liveStreams);
    if (full) {
      return explainedError('ResourceExhausted', 'tooManyRequests', { retryable: true });
    }
    try {
      assertRequestSize(input);
      return undefined;
    } catch (error) {
      return error instanceof AppError ? error : new AppError('InvalidArgument', 'The request is not JSON.');
    }
  }
}

function unknownMethod(name: string): AppError {
  return explainedError('Unimplemented', 'unknownMethod', { values: { method: name } });
}
