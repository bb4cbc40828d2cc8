// The complete wire: one union for both directions, its version and its limits. Both sides parse what arrives.

import { z } from 'zod';
import { errorCodes } from '../appError.ts';
import { errorSentenceSchema } from '../explainedError.ts';

/** Raised whenever a message or a method changes in a way an older page would not understand. */
export const PROTOCOL_VERSION = 1;

/** Largest message a client may send: a Pod manifest is limited to 1.5 MiB by etcd, real ones are a few KiB. */
export const MAX_REQUEST_BYTES = 1024 * 1024;

/** Stream ids travel as four bytes in front of binary data (see socketFrames.ts). */
export const MAX_ID = 0xff_ff_ff_ff;

const id = z.int().min(1).max(MAX_ID);
const value = z.unknown().optional();

const wireErrorSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  details: z.string().optional(),
  sentence: errorSentenceSchema,
  retryable: z.boolean(),
});

export type WireError = z.infer<typeof wireErrorSchema>;

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.int() }),
  z.object({ type: z.literal('call'), id, method: z.string().max(128), input: value }),
  z.object({ type: z.literal('result'), id, value }),
  z.object({ type: z.literal('error'), id, error: wireErrorSchema }),
  z.object({ type: z.literal('item'), id, value }),
  z.object({ type: z.literal('credit'), id, bytes: z.int().min(1) }),
  z.object({ type: z.literal('end'), id }),
  z.object({ type: z.literal('cancel'), id }),
]);

/**
 * `call` opens an id, which is larger than every id before it. `result`, or `error`, or the server's `end` closes it,
 * exactly one of them and exactly once. A client's `end` only says that it has no more items.
 */
export type Message = z.infer<typeof messageSchema>;

/** The message, or undefined for anything that is not one. */
export function parseMessage(data: unknown): Message | undefined {
  const parsed = messageSchema.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}
