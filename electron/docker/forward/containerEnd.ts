// Learns at once that a container has ended, by a request that the engine answers only then.

import { isAppError } from '../../common/appError.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { readLimited } from '../transport/readLimited.ts';

/** The answer is one short JSON object. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** `lost`: the connection to the engine was cut, or the signal aborted, so nobody knows. */
export async function containerEnd(
  { transport }: Pick<RuntimeContext, 'transport'>,
  containerId: string,
  signal: AbortSignal,
): Promise<'ended' | 'lost'> {
  const path = `/containers/${containerId}/wait`;
  try {
    const answer = await transport.open({
      method: 'POST',
      path,
      query: { condition: 'not-running' },
      signal,
    });
    const text = (await readLimited(answer, MAX_ANSWER_BYTES)).toString('utf8');
    return text.trim() === '' ? 'lost' : 'ended';
  } catch (error) {
    return isAppError(error, 'NotFound') ? 'ended' : 'lost';
  }
}
