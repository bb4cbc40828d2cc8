// A status that may be shown before the termination messages are read: an end without a container id counts as unread,
// so a crash in between does not lose the message.

import type { PodStatus } from '../../common/kubernetes/objects.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';
import { containerIdOf } from './containerState.ts';

export function withoutIdsOf(unread: readonly ContainerRecord[], status: PodStatus): PodStatus {
  if (unread.length === 0) return status;
  const ids = new Set(unread.map(containerIdOf));
  const shown = structuredClone(status);
  for (const { state, lastState } of [
    ...(shown.containerStatuses ?? []),
    ...(shown.initContainerStatuses ?? []),
  ]) {
    for (const end of [state?.terminated, lastState?.terminated]) {
      if (end?.containerID !== undefined && ids.has(end.containerID)) delete end.containerID;
    }
  }
  return shown;
}
