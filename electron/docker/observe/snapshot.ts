// All our sandboxes and containers as they are now: one list call, and inspects of what changed since the last one.

import { isAppError } from '../../common/appError.ts';
import type { ContainerRecord, RuntimeSnapshot, SandboxRecord } from '../../engine/runtime/podRuntime.ts';
import type { ContainerInspect, ContainerSummary } from '../engineApi.ts';
import { containerTypes, labelKeys, ofInstance } from '../pod/labels.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { containerRecord, sandboxRecord } from './records.ts';

/** Undefined when the container went away after it was listed. */
async function inspect(
  { client, inspects }: RuntimeContext,
  { Id, State }: ContainerSummary,
  signal: AbortSignal,
): Promise<ContainerInspect | undefined> {
  const known = inspects.get(Id, State);
  if (known !== undefined) return known;
  const epoch = inspects.epoch;
  try {
    const fresh = await client.inspectContainer(Id, signal);
    inspects.set(Id, State, fresh, epoch);
    return fresh;
  } catch (error) {
    if (isAppError(error, 'NotFound')) return undefined;
    throw error;
  }
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** `podUid` undefined: of all pods. */
export async function snapshot(
  context: RuntimeContext,
  podUid: string | undefined,
  signal: AbortSignal,
): Promise<RuntimeSnapshot> {
  const { client, inspects, images, oomKills, instance, log } = context;
  const ofPod = podUid === undefined ? labelKeys.podUid : `${labelKeys.podUid}=${podUid}`;
  const summaries = await client.listContainers({ label: [...ofInstance(instance), ofPod] }, signal);
  if (podUid === undefined) inspects.retain(new Set(summaries.map(({ Id }) => Id)));

  const ofType = (type: string) => summaries.filter(({ Labels }) => Labels[labelKeys.type] === type);
  const inspectAll = (type: string) =>
    Promise.all(ofType(type).map((entry) => inspect(context, entry, signal)));
  const [sandboxes, containers] = await Promise.all([
    inspectAll(containerTypes.sandbox),
    inspectAll(containerTypes.container),
  ]);
  const unreadable = (id: string) => {
    log.warn(`container ${id} carries Podbay's mark, but its labels are not Podbay's: left alone`);
    return undefined;
  };
  const toContainer = async (found: ContainerInspect): Promise<ContainerRecord | undefined> =>
    containerRecord(found, await images.names(found.Image, signal), oomKills) ?? unreadable(found.Id);
  const toSandbox = (found: ContainerInspect): SandboxRecord | undefined =>
    sandboxRecord(found) ?? unreadable(found.Id);
  const records = await Promise.all(containers.filter(isDefined).map(toContainer));
  return {
    sandboxes: sandboxes.filter(isDefined).map(toSandbox).filter(isDefined),
    containers: records.filter(isDefined),
  };
}
