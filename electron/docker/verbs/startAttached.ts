// A container that lives exactly as long as a connection of ours: lease, lifeline, relay. It is connected to before it
// starts, so that it never runs with nobody at the other end, and whatever fails on the way leaves none behind.

import type { Duplex } from 'node:stream';
import type { CreateBody } from '../createBody.ts';
import { instanceLabels } from '../pod/labels.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { uncancelled } from '../transport/deadline.ts';
import { hijack } from '../transport/hijack.ts';
import { removeContainer } from './removeContainer.ts';

type OwnBody = Omit<CreateBody, 'Labels'> & Partial<Pick<CreateBody, 'Labels'>>;

export interface AttachedContainer<T> {
  readonly name: string;
  /** What this one has of its own: see `ownedByConnection`. */
  readonly body: OwnBody;
  /** What the connection carries. */
  readonly streams: readonly ('stdin' | 'stdout' | 'stderr')[];
  /** Takes the connection before the container starts: nothing that happens to it is missed. */
  readonly take: (id: string, connection: Duplex) => T;
}

/** It ends with its input and then removes itself; it writes nothing and has no right that it does not name. */
function ownedByConnection(
  { instance }: RuntimeContext,
  { Labels, HostConfig, ...own }: OwnBody,
): CreateBody {
  return {
    AttachStdin: true,
    OpenStdin: true,
    StdinOnce: true,
    ...own,
    Labels: { ...instanceLabels(instance), ...Labels },
    HostConfig: {
      AutoRemove: true,
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      ...HostConfig,
    },
  };
}

/** Resolves when it runs. Aborting the signal cuts the connection, also later. */
export async function startAttached<T>(
  context: RuntimeContext,
  { name, body, streams, take }: AttachedContainer<T>,
  signal: AbortSignal,
): Promise<T> {
  const { client, transport } = context;
  // Not to be cancelled: the engine would still make it, its name would be taken, and nobody would know of it.
  const { Id: id } = await client.createContainer(name, ownedByConnection(context, body), uncancelled);
  try {
    signal.throwIfAborted();
    const connection = await hijack(transport, {
      method: 'POST',
      path: `/containers/${id}/attach`,
      query: { stream: '1', ...Object.fromEntries(streams.map((stream) => [stream, '1'])) },
      signal,
    });
    const taken = take(id, connection);
    await client.startContainer(id, signal);
    return taken;
  } catch (error) {
    await removeContainer(context, id, uncancelled);
    throw error;
  }
}
