// Creates a container by name, where the name is the lock between two creators and the memory of a crashed one.

import { AppError, isAppError } from '../../common/appError.ts';
import type { CreateBody } from '../createBody.ts';
import { daemonSays } from '../dockerErrors.ts';
import type { ContainerInspect } from '../engineApi.ts';
import { isOwn } from '../pod/labels.ts';
import type { RuntimeBase } from '../runtimeBase.ts';

/** Each round removes what was in the way; more would mean that somebody keeps making it again. */
const MAX_ROUNDS = 3;

function foreignName(name: string): AppError {
  return new AppError(
    'Conflict',
    `The engine has a container "${name}" that this Podbay did not make. Rename or remove it: docker rm -f ${name}`,
  );
}

/** Undefined when it went away meanwhile. */
async function inspectByName(
  { client }: Pick<RuntimeBase, 'client'>,
  name: string,
  signal: AbortSignal,
): Promise<ContainerInspect | undefined> {
  try {
    return await client.inspectContainer(name, signal);
  } catch (error) {
    if (isAppError(error, 'NotFound')) return undefined;
    throw error;
  }
}

export interface NamedContainer {
  readonly name: string;
  readonly body: CreateBody;
  /** True for a container that an earlier call made for the same purpose: it is adopted. */
  readonly isSame: (labels: Readonly<Record<string, string>>) => boolean;
}

/** The id of the new or adopted container. One of ours that is not the same is replaced; a foreign one is a Conflict. */
export async function createNamed(
  context: Pick<RuntimeBase, 'client' | 'instance'>,
  { name, body, isSame }: NamedContainer,
  signal: AbortSignal,
): Promise<string> {
  for (let round = 1; ; round++) {
    try {
      return (await context.client.createContainer(name, body, signal)).Id;
    } catch (error) {
      const nameTaken = isAppError(error, 'Conflict') && daemonSays(error, /is already in use/);
      if (!nameTaken || round === MAX_ROUNDS) throw error;
    }
    const existing = await inspectByName(context, name, signal);
    if (existing === undefined) continue;
    const labels = existing.Config.Labels;
    if (!isOwn(labels, context.instance)) throw foreignName(name);
    if (isSame(labels)) return existing.Id;
    await context.client.removeContainer(existing.Id, signal);
  }
}
