// Old records of a pod that stays: at most one dead run per container is kept (for its log and last state), and
// sandboxes that nothing refers to any more go (kubelet's container GC, semantics §1.15).

import { recordsOf } from '../observe.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';
import { runState } from '../status/containerRun.ts';
import type { PlanBuilder } from './planBuilder.ts';
import { ephemeralContainersOf, initContainersOf, type PlanInput } from './planInput.ts';

export function planGarbage(input: PlanInput, builder: PlanBuilder): void {
  const removed = new Set<string>();
  for (const record of input.observed.containers) {
    const cause = garbageCause(input, record);
    if (cause === undefined) continue;
    removed.add(record.id);
    builder.add({ kind: 'removeContainer', containerId: record.id, name: record.name }, cause);
  }
  for (const sandbox of input.observed.sandboxes.slice(1)) {
    const isUsed = input.observed.containers.some(
      (record) => record.sandboxId === sandbox.id && !removed.has(record.id),
    );
    if (sandbox.state !== 'running' && !isUsed) {
      builder.add({ kind: 'removeSandbox', sandboxId: sandbox.id }, 'a newer sandbox has replaced it');
    }
  }
}

function garbageCause({ pod, observed }: PlanInput, record: ContainerRecord): string | undefined {
  const containers = [...initContainersOf(pod), ...pod.spec.containers, ...ephemeralContainersOf(pod)];
  if (!containers.some(({ name }) => name === record.name)) return 'the pod has no such container';
  const runs = recordsOf(observed, record.name);
  if (runState(record) !== 'exited') return runs[0] === record ? undefined : 'a newer run exists';
  const newestDead = runs.find((run) => runState(run) === 'exited');
  return newestDead === record ? undefined : 'a newer dead run is kept';
}
