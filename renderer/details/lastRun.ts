// Whose last words explain a verdict. Pure.

import type { Pod } from '../../electron/common/kubernetes/objects.ts';
import type { PodVerdict } from '../../electron/common/verdict/verdict.ts';

/**
 * The engine's id of the container that ended, where the verdict is on a process that ended and does not quote it
 * already; undefined otherwise.
 */
export function lastRunOf(pod: Pod, verdict: PodVerdict): string | undefined {
  const isUnquoted =
    verdict.code === 'mainProcessEnded' ||
    verdict.code === 'outOfMemory' ||
    (verdict.code === 'crashed' && verdict.lastLine === undefined);
  if (!isUnquoted) return undefined;
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const status = [...initContainerStatuses, ...containerStatuses].find(
    ({ name }) => name === verdict.container.name,
  );
  const ended = status?.state?.terminated ?? status?.lastState?.terminated;
  return ended?.containerID?.replace(/^docker:\/\//, '');
}
