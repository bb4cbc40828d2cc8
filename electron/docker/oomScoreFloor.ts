// The lowest oom_score_adj that the engine may set. An engine without CAP_SYS_RESOURCE (nested in a container, or
// confined) fails every start of a container with a negative one, so it is tried once per connection.

import { isAppError } from '../common/appError.ts';
import { instanceLabels } from './pod/labels.ts';
import { instanceContainerName } from './pod/naming.ts';
import type { RuntimeBase } from './runtimeBase.ts';
import { SharedTask } from './sharedTask.ts';
import { uncancelled } from './transport/deadline.ts';
import { createNamed } from './verbs/createNamed.ts';
import { removeContainer } from './verbs/removeContainer.ts';

/** The kernel's lowest value, and the lowest that needs no privilege. */
const LOWEST = -1000;
const UNPRIVILEGED = 0;

/** Starts a process that ends at once, with the lowest score. */
async function canLower(context: RuntimeBase, signal: AbortSignal): Promise<boolean> {
  const body = {
    Image: await context.infraImage.id(),
    Cmd: ['lease'],
    Labels: instanceLabels(context.instance),
    HostConfig: { NetworkMode: 'none', OomScoreAdj: LOWEST, CapDrop: ['ALL'] },
  };
  const name = instanceContainerName('probe', context.instance);
  const id = await createNamed(context, { name, body, isSame: () => false }, signal);
  try {
    await context.client.startContainer(id, signal);
    return true;
  } catch (error) {
    if (isAppError(error, 'FailedPrecondition')) return false;
    throw error;
  } finally {
    await removeContainer(context, id, uncancelled);
  }
}

export class OomScoreFloor {
  readonly #probed: SharedTask<number>;

  /** `signal` ends the probe when the connection is given up. */
  constructor(context: RuntimeBase, signal: AbortSignal) {
    this.#probed = new SharedTask(async () => ((await canLower(context, signal)) ? LOWEST : UNPRIVILEGED));
  }

  get(): Promise<number> {
    return this.#probed.get();
  }

  /** Begins early what the first pod would wait for. */
  warm(): void {
    this.#probed.get().catch(() => undefined);
  }
}
