// Why a container has no log to show, in kubectl's words (semantics.md, Appendix A). Wire texts: never translated.

import type { LogRun } from '../../electron/common/contract/logs.ts';
import type { ContainerStatus, PodObject } from '../../electron/common/kubernetes/objects.ts';

/** `container "c" in pod "p" is waiting to start: …` for each chosen container that has never run. */
export function waitingTexts(pod: PodObject, containers: readonly string[] | undefined): readonly string[] {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  return [...initContainerStatuses, ...containerStatuses]
    .filter(({ name }) => containers?.includes(name) ?? true)
    .flatMap((status) => waitingText(pod.metadata.name, status) ?? []);
}

/** `previous terminated container "c" in pod "p" not found` for each chosen container that has not lived before. */
export function previousMissingTexts(
  { metadata, spec }: PodObject,
  runs: readonly LogRun[],
  containers: readonly string[] | undefined,
): readonly string[] {
  const { name: pod, namespace } = metadata;
  const lives = (name: string) =>
    runs.filter((run) => run.namespace === namespace && run.pod === pod && run.container === name).length;
  return [...(spec.initContainers ?? []), ...spec.containers]
    .filter(({ name }) => (containers?.includes(name) ?? true) && lives(name) < 2)
    .map(({ name }) => `previous terminated container "${name}" in pod "${pod}" not found`);
}

function waitingText(pod: string, { name, state, lastState }: ContainerStatus): string | undefined {
  const reason = state?.waiting?.reason;
  if (reason === undefined || lastState?.terminated) return undefined;
  return `container "${name}" in pod "${pod}" is waiting to start: ${kubectlWords[reason] ?? reason}`;
}

const kubectlWords: Readonly<Record<string, string>> = {
  ErrImagePull: "image can't be pulled",
  ImagePullBackOff: 'trying and failing to pull image',
};
