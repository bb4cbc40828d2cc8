// One call, stream or duplex under way on the server: parse, run, answer exactly once.

import type { z } from 'zod';
import { AppError } from '../appError.ts';
import { explainedError } from '../explainedError.ts';
import { SendWindow } from './credit.ts';
import { IncomingItems } from './incomingItems.ts';
import type { Message } from './messages.ts';
import type { TableEntry } from './methodTable.ts';
import { pumpItems } from './pumpItems.ts';
import { toWireError } from './wireError.ts';

export interface UnexpectedError {
  /** Also in the message that the user sees, so that a report leads to the log line. */
  readonly errorId: string;
  readonly method: string;
}

/** What a host decides about answers. */
export interface AnswerOptions {
  /** Told of everything that is not an AppError, stack and all. */
  readonly reportError: (error: unknown, context: UnexpectedError) => void;
  readonly newErrorId: () => string;
  /** Parses results and items too; for tests and development, where a wrong handler should fail at once. */
  readonly checkOutput?: boolean;
}

export interface LiveCallOptions {
  readonly id: number;
  readonly name: string;
  readonly entry: TableEntry;
  readonly send: (message: Message) => void;
  readonly answer: AnswerOptions;
}

export class LiveCall {
  readonly #options: LiveCallOptions;
  readonly #abort = new AbortController();
  readonly #window = new SendWindow();
  readonly #up: IncomingItems | undefined;

  constructor(options: LiveCallOptions) {
    this.#options = options;
    const { entry, id, send } = options;
    if (entry.kind !== 'duplex') return;
    this.#up = new IncomingItems({
      parse: (value) => parseInput(entry.method.up, value),
      sendCredit: (bytes) => send({ type: 'credit', id, bytes }),
      onReturn: () => undefined,
    });
  }

  cancel(): void {
    this.#abort.abort();
    this.#up?.abort(cancelled());
  }

  grant(bytes: number): void {
    this.#window.grant(bytes);
  }

  /** False when the client has sent more than its credit, or items to a method that takes none. */
  receiveItem(value: unknown): boolean {
    return this.#up?.push(value) ?? false;
  }

  receiveEnd(): void {
    this.#up?.end();
  }

  /** Never rejects; when it resolves, the one closing message has been sent. */
  async run(input: unknown): Promise<void> {
    const { id, send } = this.#options;
    try {
      send(await this.#answer(input));
    } catch (error) {
      send({ type: 'error', id, error: toWireError(this.#public(error)) });
    } finally {
      this.#up?.abort(cancelled());
    }
  }

  async #answer(raw: unknown): Promise<Message> {
    const { entry, id } = this.#options;
    const { signal } = this.#abort;
    const input = parseInput(entry.method.input, raw);
    switch (entry.kind) {
      case 'call':
        return {
          type: 'result',
          id,
          value: this.#checked(entry.method.output, await entry.handler(input, { signal })),
        };
      case 'stream':
        return this.#pump(entry.handler(input, { signal }), entry.method.item);
      case 'duplex':
        return this.#pump(entry.handler(input, this.#up ?? nothing(), { signal }), entry.method.down);
    }
  }

  async #pump(items: AsyncIterable<unknown>, schema: z.ZodType): Promise<Message> {
    const { id, send } = this.#options;
    await pumpItems(items, this.#window, this.#abort.signal, (item) =>
      send({ type: 'item', id, value: this.#checked(schema, item) }),
    );
    if (this.#abort.signal.aborted) throw cancelled();
    return { type: 'end', id };
  }

  #checked(schema: z.ZodType, value: unknown): unknown {
    return this.#options.answer.checkOutput ? schema.parse(value) : value;
  }

  #public(error: unknown): AppError {
    if (error instanceof AppError) return error;
    // A handler that was told to stop throws whatever its innermost wait throws; that is no failure of ours.
    if (this.#abort.signal.aborted) return cancelled();
    const { newErrorId, reportError } = this.#options.answer;
    const errorId = newErrorId();
    reportError(error, { errorId, method: this.#options.name });
    return explainedError('Internal', 'internalFault', { values: { errorId } });
  }
}

function parseInput(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'input' : issue.path.map(String).join('.');
  throw new AppError(
    'InvalidArgument',
    `The request is not valid: ${where}: ${issue?.message ?? 'unknown'}.`,
  );
}

function cancelled(): AppError {
  return new AppError('Cancelled', 'The request was cancelled.');
}

async function* nothing(): AsyncGenerator<never> {}
