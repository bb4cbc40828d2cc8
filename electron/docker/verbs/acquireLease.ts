// The lock of one Podbay per engine: a container whose process lives exactly as long as the holder's connection to its
// standard input. When the holder dies, even by SIGKILL, Docker closes the input, /pause ends, and Docker removes it.

import type { Duplex } from 'node:stream';
import { AppError, isAppError } from '../../common/appError.ts';
import { sleep } from '../../common/clock.ts';
import { type LeaseHolder, leaseHolderSchema } from '../../common/contract/system.ts';
import type { Lease, LeaseOutcome } from '../../engine/runtime/podRuntime.ts';
import type { CreateBody } from '../createBody.ts';
import { daemonSays } from '../dockerErrors.ts';
import type { ContainerInspect } from '../engineApi.ts';
import { labelKeys } from '../pod/labels.ts';
import { instanceContainerName } from '../pod/naming.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { uncancelled } from '../transport/deadline.ts';
import { removeContainer } from './removeContainer.ts';
import { startAttached } from './startAttached.ts';

/** A holder that crashed between create and start leaves a container that nobody will ever start. */
const ABANDONED_AFTER_MS = 5000;
const RETRY_MS = 100;
const MAX_ATTEMPTS = 20;

const leaseName = ({ instance }: RuntimeContext): string => instanceContainerName('lease', instance);

async function leaseBody({ infraImage }: RuntimeContext, holder: LeaseHolder): Promise<CreateBody> {
  return {
    Image: await infraImage.id(),
    Cmd: ['lease'],
    Labels: { [labelKeys.lease]: JSON.stringify(holder) },
    HostConfig: { NetworkMode: 'none' },
  };
}

class ContainerLease implements Lease {
  readonly lost: Promise<void>;
  readonly #context: RuntimeContext;
  readonly #id: string;
  readonly #input: Duplex;
  #released = false;

  constructor(context: RuntimeContext, id: string, input: Duplex) {
    this.#context = context;
    this.#id = id;
    this.#input = input;
    this.lost = new Promise((resolve) => {
      input.once('close', () => {
        if (!this.#released) resolve();
      });
    });
    // The reason does not matter: the end of the connection is the end of the lease.
    input.on('error', () => undefined);
    input.resume();
  }

  async release(): Promise<void> {
    this.#released = true;
    this.#input.destroy();
    // Waiting for /pause to notice would leave the name taken for a moment after the promise resolves.
    await removeContainer(this.#context, this.#id, uncancelled);
  }
}

/** The signal cancels the taking only: a lease that is held ends by `release`. */
async function take(context: RuntimeContext, holder: LeaseHolder, signal: AbortSignal): Promise<Lease> {
  const body = await leaseBody(context, holder);
  const connection = new AbortController();
  const cancel = () => connection.abort(signal.reason);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await startAttached(
      context,
      {
        name: leaseName(context),
        body,
        streams: ['stdin', 'stdout'],
        take: (id, input) => new ContainerLease(context, id, input),
      },
      connection.signal,
    );
  } catch (error) {
    connection.abort();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function holderOf(name: string, inspect: ContainerInspect): LeaseHolder {
  const text = inspect.Config.Labels[labelKeys.lease];
  try {
    return leaseHolderSchema.parse(JSON.parse(text ?? ''));
  } catch (cause) {
    const message =
      `The engine has a container "${name}" that Podbay did not make. ` +
      `Rename or remove it: docker rm -f ${name}`;
    throw new AppError('Conflict', message, { cause });
  }
}

function isAbandoned({ clock, clockSkewMs }: RuntimeContext, { State, Created }: ContainerInspect): boolean {
  return !State.Running && clock.now() + clockSkewMs - Date.parse(Created) > ABANDONED_AFTER_MS;
}

/** One of this very process, whose connection was cut without the engine hearing of it. */
function isSame(one: LeaseHolder, other: LeaseHolder): boolean {
  return one.hostName === other.hostName && one.pid === other.pid && one.startedAt === other.startedAt;
}

/** Who else holds the lease; undefined when it just became free. Removes what this or a crashed holder left. */
async function otherHolder(
  context: RuntimeContext,
  me: LeaseHolder,
  signal: AbortSignal,
): Promise<LeaseHolder | undefined> {
  try {
    const name = leaseName(context);
    const found = await context.client.inspectContainer(name, signal);
    const holder = holderOf(name, found);
    if (!isAbandoned(context, found) && !isSame(holder, me)) return holder;
    await removeContainer(context, found.Id, signal);
    return undefined;
  } catch (error) {
    if (isAppError(error, 'NotFound')) return undefined;
    throw error;
  }
}

export async function acquireLease(
  context: RuntimeContext,
  holder: LeaseHolder,
  signal: AbortSignal,
): Promise<LeaseOutcome> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    try {
      const lease = await take(context, holder, signal);
      context.oomScoreFloor.warm();
      return { kind: 'acquired', lease };
    } catch (error) {
      const isTaken = isAppError(error, 'Conflict') && daemonSays(error, /is already in use/);
      const wasRemoved = isAppError(error, 'NotFound') && daemonSays(error, /No such container/i);
      if (!isTaken && !wasRemoved) throw error;
    }
    const other = await otherHolder(context, holder, signal);
    if (other !== undefined) return { kind: 'taken', holder: other };
    await sleep(context.clock, RETRY_MS, signal);
  }
  throw new AppError('Unavailable', 'The lease of this engine changes hands too fast. Try again.', {
    retryable: true,
  });
}
