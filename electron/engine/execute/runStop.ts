// Stopping a container or a sandbox. The only long calls besides pulls: an aborted plan stops waiting for them, since
// the next plan may have to shorten their grace.

import { containerEvents, podEvents } from '../../common/kubectl/eventMessages.ts';
import { runtimeErrorText } from '../runtimeErrorText.ts';
import { untilAborted } from '../work/untilAborted.ts';
import { isInterruption, type OperationOf, type OperationResult } from './operationResult.ts';
import type { PlanContext } from './planContext.ts';

/** kubelet's least time between SIGTERM and SIGKILL. */
const MIN_GRACE_SECONDS = 2;
/** kubelet's: a kill has grace + grace/2 to end, and never less than this. */
const MIN_KILL_SECONDS = 10;
/** dockershim's; /pause ends at once on SIGTERM. */
const SANDBOX_GRACE_SECONDS = 10;

export async function runStopContainer(
  operation: OperationOf<'stopContainer'>,
  context: PlanContext,
  signal: AbortSignal,
): Promise<OperationResult> {
  const { containerId, name, containerKind: kind, message, stopBy } = operation;
  context.record(containerEvents.killing(message), { name, kind });
  const left = Math.ceil((stopBy - context.clock.now()) / 1000);
  return stop(containerId, Math.max(left, MIN_GRACE_SECONDS), context, signal);
}

export function runStopSandbox(
  sandboxId: string,
  context: PlanContext,
  signal: AbortSignal,
): Promise<OperationResult> {
  return stop(sandboxId, SANDBOX_GRACE_SECONDS, context, signal);
}

async function stop(
  id: string,
  graceSeconds: number,
  context: PlanContext,
  signal: AbortSignal,
): Promise<OperationResult> {
  const call = new AbortController();
  const leave = () => call.abort();
  context.lifetime.addEventListener('abort', leave, { once: true });
  const overrun = new AbortController();
  const limitMs = Math.max(graceSeconds * 1.5, MIN_KILL_SECONDS) * 1000;
  const timer = context.clock.setTimer(limitMs, () => overrun.abort());
  const giveUp = AbortSignal.any([signal, overrun.signal]);
  try {
    await untilAborted(context.runtime.stopContainer(id, graceSeconds, call.signal), giveUp);
    return {};
  } catch (error) {
    if (signal.aborted || context.lifetime.aborted) throw error;
    if (overrun.signal.aborted) {
      context.record(podEvents.exceededGracePeriod());
      return { failure: 'retry' };
    }
    if (isInterruption(error, context.lifetime)) throw error;
    context.record(podEvents.killFailed(runtimeErrorText(error)));
    return { failure: 'retry' };
  } finally {
    timer.dispose();
    // Ends our end of the call; the engine goes on stopping with the grace it was given.
    call.abort();
    context.lifetime.removeEventListener('abort', leave);
  }
}
