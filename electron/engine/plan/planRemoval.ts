// A pod on its way out: stop with grace, then remove containers, sandbox and volumes, and only then the object.
// Every step can be repeated, so an app that dies in between goes on where it was.

import type { OperationId } from './plan.ts';
import type { PlanBuilder } from './planBuilder.ts';
import type { PlanInput } from './planInput.ts';
import { planStopContainers } from './planKill.ts';

export function planRemoval(input: PlanInput, builder: PlanBuilder): void {
  const cause = input.removal === 'forced' ? 'the pod was deleted by force' : 'the pod is being deleted';
  const stops = planStopContainers(input, builder, { cause, stopBy: removalDeadline(input) });
  const removals = planRemoveContainers(input, builder, cause, stops);
  const sandboxes = input.observed.sandboxes.map((sandbox) =>
    builder.add({ kind: 'removeSandbox', sandboxId: sandbox.id }, cause, { needs: removals }),
  );
  const gone = [...removals, ...sandboxes];
  const volumes = builder.add({ kind: 'removeVolumes' }, cause, { needs: gone });
  builder.add({ kind: 'forgetPod' }, 'nothing of the pod is left', { needs: [...gone, volumes] });
}

function planRemoveContainers(
  input: PlanInput,
  builder: PlanBuilder,
  cause: string,
  stops: readonly OperationId[],
): OperationId[] {
  return input.observed.containers.map((record) =>
    builder.add({ kind: 'removeContainer', containerId: record.id, name: record.name }, cause, {
      needs: stops,
    }),
  );
}

/** When SIGKILL is due: the object's own deletion time, or at once (the least window) after a forced delete. */
function removalDeadline({ pod, removal, now }: PlanInput): number {
  const { deletionTimestamp } = pod.metadata;
  return removal === 'forced' || deletionTimestamp === undefined ? now : Date.parse(deletionTimestamp);
}
