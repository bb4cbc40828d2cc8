// Docker's events as pokes: which pod changed, never how. Every event also makes the cached inspect of its container
// stale.

import { AppError } from '../../common/appError.ts';
import type { RuntimeEvent } from '../../engine/runtime/podRuntime.ts';
import { toAppError } from '../dockerErrors.ts';
import { containerEventSchema } from '../engineApi.ts';
import { labelKeys, ofInstance } from '../pod/labels.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { jsonLines } from '../transport/jsonLines.ts';

/** Those that change what a record says; probes alone would send three `exec_*` events a second. */
const actions = ['create', 'start', 'die', 'oom', 'pause', 'unpause', 'destroy'];

/** Clocks are compared over a request that takes time itself: rather replay an event twice than miss one. */
const SKEW_MARGIN_MS = 1000;

/** Ends only by an error: Unavailable when the engine is gone, Cancelled by the signal. */
export async function* watch(
  context: Pick<RuntimeContext, 'transport' | 'inspects' | 'oomKills' | 'instance' | 'clockSkewMs'>,
  since: number,
  signal: AbortSignal,
): AsyncGenerator<RuntimeEvent, void, void> {
  const { transport, inspects, oomKills, instance, clockSkewMs } = context;
  const filters = { type: ['container'], label: ofInstance(instance), event: actions };
  const sinceSeconds = ((since + clockSkewMs - SKEW_MARGIN_MS) / 1000).toFixed(3);
  inspects.watchBegan();
  try {
    const query = { since: sinceSeconds, filters: JSON.stringify(filters) };
    const response = await transport.open({ method: 'GET', path: '/events', query, signal });
    for await (const line of jsonLines(response)) {
      const { Action, Actor } = containerEventSchema.parse(line);
      inspects.invalidate(Actor.ID);
      if (Action === 'oom') oomKills.add(Actor.ID);
      if (Action === 'destroy') oomKills.delete(Actor.ID);
      const podUid = Actor.Attributes[labelKeys.podUid];
      if (podUid !== undefined) yield { podUid };
    }
  } catch (error) {
    throw toAppError(error, signal);
  } finally {
    inspects.watchEnded();
  }
  throw new AppError('Unavailable', 'Docker Engine ended its event stream.', { retryable: true });
}
