// Keeps a request within what the server accepts, so that a large manifest is refused with a sentence instead of
// costing the whole connection (a WebSocket server closes on a frame above its limit).

import { explainedError } from '../explainedError.ts';
import { itemSize } from './credit.ts';
import { MAX_REQUEST_BYTES } from './messages.ts';

/** JSON spends at most six bytes on one UTF-16 unit (a backslash escape), so below this no exact count is needed. */
const SURELY_SMALL_BYTES = MAX_REQUEST_BYTES / 6;

/** Left for the message around the value: type, id, method. */
const ENVELOPE_BYTES = 256;

export function assertRequestSize(value: unknown): void {
  if (itemSize(value) < SURELY_SMALL_BYTES) return;
  const bytes =
    value instanceof Uint8Array
      ? value.byteLength
      : new TextEncoder().encode(JSON.stringify(value)).byteLength;
  if (bytes + ENVELOPE_BYTES <= MAX_REQUEST_BYTES) return;
  throw explainedError('ResourceExhausted', 'requestTooLarge', {
    values: {
      bytes,
      max: MAX_REQUEST_BYTES - ENVELOPE_BYTES,
    },
  });
}
