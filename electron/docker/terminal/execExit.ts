// How an exec ended. Docker tells nobody: it closes the stream, and notes the exit code a moment later.

import { sleep } from '../../common/clock.ts';
import type { RuntimeContext } from '../runtimeContext.ts';

const POLL_MS = 20;

/** Undefined when it still runs after `timeoutMs`. */
export async function execExit(
  { client, clock }: RuntimeContext,
  execId: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  const deadline = clock.now() + timeoutMs;
  for (;;) {
    const { Running, ExitCode } = await client.inspectExec(execId, signal);
    // Before its start an exec does not run and has no code yet.
    if (!Running && typeof ExitCode === 'number') return ExitCode;
    if (clock.now() > deadline) return undefined;
    await sleep(clock, POLL_MS, signal);
  }
}
