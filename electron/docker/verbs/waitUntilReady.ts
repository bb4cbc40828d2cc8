// `start` returns before /pause has prepared the pod's files, so the first app container must wait for its mark. The
// mark lies in a volume made for this very sandbox: an older one cannot be taken for it.

import { AppError } from '../../common/appError.ts';
import { sleep } from '../../common/clock.ts';
import { POD_FILES_DIR } from '../pod/emptyDir.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { statFile } from './archive.ts';
import { logTail } from './logTail.ts';

const READY_FILE = `${POD_FILES_DIR}/ready`;
/** It mostly is there at the first look. */
const POLL_MS = 5;
const READY_TIMEOUT_MS = 30_000;
const MAX_LOG_LINES = 5;
const MAX_LOG_BYTES = 2048;

async function pauseFailure(context: RuntimeContext, id: string, signal: AbortSignal): Promise<AppError> {
  const details = (await logTail(context, id, MAX_LOG_LINES, MAX_LOG_BYTES, signal)).trim();
  return new AppError('FailedPrecondition', "The pod's sandbox could not prepare the pod's files.", {
    details: details || 'the pause container ended without a message',
  });
}

/** Fails with what /pause printed when it ended instead. */
export async function waitUntilReady(
  context: RuntimeContext,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const { clock, client } = context;
  const deadline = clock.now() + READY_TIMEOUT_MS;
  while ((await statFile(context, id, READY_FILE, signal)) === undefined) {
    const { State } = await client.inspectContainer(id, signal);
    if (!State.Running) throw await pauseFailure(context, id, signal);
    if (clock.now() > deadline)
      throw new AppError('DeadlineExceeded', "The pod's sandbox took too long to prepare the pod's files.", {
        retryable: true,
      });
    await sleep(clock, POLL_MS, signal);
  }
}
