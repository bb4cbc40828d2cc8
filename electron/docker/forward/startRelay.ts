// Starts /relay in the network namespace of a sandbox: as an exec of our own infra image, or, in a sandbox of any other
// image, from a container of ours beside it. It ends with the connection that this opens.

import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { isAppError } from '../../common/appError.ts';
import { daemonSays } from '../dockerErrors.ts';
import { relayName } from '../pod/naming.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { hijack } from '../transport/hijack.ts';
import { startAttached } from '../verbs/startAttached.ts';
import { sandboxGone } from './dialErrors.ts';

const RELAY = '/relay';
/** It needs no right at all. */
const NOBODY = '65534:65534';

/**
 * The raw connection: our bytes are the relay's standard input, its output comes multiplexed. `FailedPrecondition` when
 * the sandbox does not run.
 */
export async function startRelay(
  context: RuntimeContext,
  sandboxId: string,
  signal: AbortSignal,
): Promise<Duplex> {
  try {
    const [infraImage, { Image }] = await Promise.all([
      context.infraImage.id(),
      context.client.inspectContainer(sandboxId, signal),
    ]);
    return Image === infraImage
      ? await startExec(context, sandboxId, signal)
      : await startHelper(context, sandboxId, infraImage, signal);
  } catch (error) {
    const isGone =
      isAppError(error, 'NotFound') || daemonSays(error, /is not running|non running container/i);
    throw isGone ? sandboxGone() : error;
  }
}

async function startExec(
  { client, transport }: RuntimeContext,
  sandboxId: string,
  signal: AbortSignal,
): Promise<Duplex> {
  const body = {
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    User: NOBODY,
    Cmd: [RELAY],
  };
  const { Id } = await client.createExec(sandboxId, body, signal);
  return hijack(transport, {
    method: 'POST',
    path: `/exec/${Id}/start`,
    body: { json: { Detach: false, Tty: false } },
    signal,
  });
}

async function startHelper(
  context: RuntimeContext,
  sandboxId: string,
  image: string,
  signal: AbortSignal,
): Promise<Duplex> {
  const body = {
    Image: image,
    Entrypoint: [RELAY],
    User: NOBODY,
    HostConfig: {
      NetworkMode: `container:${sandboxId}`,
      // Docker would keep all that passes through it.
      LogConfig: { Type: 'none' as const },
    },
  };
  return startAttached(
    context,
    {
      name: relayName(randomUUID()),
      body,
      streams: ['stdin', 'stdout', 'stderr'],
      take: (_id, connection) => connection,
    },
    signal,
  );
}
