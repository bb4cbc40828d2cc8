// The vocabulary of a contract: what a method takes and gives is said once, as schemas; every type on both sides is
// inferred from them. Nothing here knows a carrier or a handler.

import { z } from 'zod';

export interface CallMethod<Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: 'call';
  readonly input: Input;
  readonly output: Output;
}

export interface StreamMethod<Input extends z.ZodType, Item extends z.ZodType> {
  readonly kind: 'stream';
  readonly input: Input;
  readonly item: Item;
}

export interface DuplexMethod<Input extends z.ZodType, Up extends z.ZodType, Down extends z.ZodType> {
  readonly kind: 'duplex';
  readonly input: Input;
  readonly up: Up;
  readonly down: Down;
}

export type Method =
  | CallMethod<z.ZodType, z.ZodType>
  | StreamMethod<z.ZodType, z.ZodType>
  | DuplexMethod<z.ZodType, z.ZodType, z.ZodType>;

/** Groups of methods. On the wire a method is named `group.method`. */
export type Contract = Readonly<Record<string, Readonly<Record<string, Method>>>>;

/** One request, one answer. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(schemas: {
  input: Input;
  output: Output;
}): CallMethod<Input, Output> {
  return { kind: 'call', ...schemas };
}

/** One request, any number of items from the server. */
export function stream<Input extends z.ZodType, Item extends z.ZodType>(schemas: {
  input: Input;
  item: Item;
}): StreamMethod<Input, Item> {
  return { kind: 'stream', ...schemas };
}

/** One request, then items both ways until both sides have ended. */
export function duplex<Input extends z.ZodType, Up extends z.ZodType, Down extends z.ZodType>(schemas: {
  input: Input;
  up: Up;
  down: Down;
}): DuplexMethod<Input, Up, Down> {
  return { kind: 'duplex', ...schemas };
}

/**
 * Raw bytes as a whole stream item. Carried without base64 on every channel; inside an object they would not survive
 * a WebSocket, so use it only as the item itself or as one branch of a union of items.
 */
export const bytesItem = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes');

export interface CallOptions {
  /** Aborting it cancels the method on both sides; the client sees an `AppError` with code `Cancelled`. */
  readonly signal?: AbortSignal;
}

export type ClientMethod<M> =
  M extends CallMethod<infer I, infer O>
    ? (input: z.input<I>, options?: CallOptions) => Promise<z.output<O>>
    : M extends StreamMethod<infer I, infer T>
      ? (input: z.input<I>, options?: CallOptions) => AsyncIterable<z.output<T>>
      : M extends DuplexMethod<infer I, infer U, infer D>
        ? (
            input: z.input<I>,
            up: AsyncIterable<z.input<U>>,
            options?: CallOptions,
          ) => AsyncIterable<z.output<D>>
        : never;

/** What a caller sees. A stream opens when it is iterated; leaving the loop cancels it. */
export type ContractClient<C extends Contract> = {
  readonly [Group in keyof C]: { readonly [Name in keyof C[Group]]: ClientMethod<C[Group][Name]> };
};

export interface HandlerContext {
  /** Aborted when the client cancels or goes away; a handler ends its work on it. */
  readonly signal: AbortSignal;
}

export type HandlerMethod<M> =
  M extends CallMethod<infer I, infer O>
    ? (input: z.output<I>, context: HandlerContext) => Promise<z.output<O>>
    : M extends StreamMethod<infer I, infer T>
      ? (input: z.output<I>, context: HandlerContext) => AsyncIterable<z.output<T>>
      : M extends DuplexMethod<infer I, infer U, infer D>
        ? (
            input: z.output<I>,
            up: AsyncIterable<z.output<U>>,
            context: HandlerContext,
          ) => AsyncIterable<z.output<D>>
        : never;

/** What a server implements. Inputs are parsed before a handler sees them. */
export type ContractHandlers<C extends Contract> = {
  readonly [Group in keyof C]: { readonly [Name in keyof C[Group]]: HandlerMethod<C[Group][Name]> };
};
