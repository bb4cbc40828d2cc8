// Why a container has no log yet, in kubectl's words (semantics.md, Appendix A). Wire texts: never translated.

import type { ContainerStatus, PodObject } from '../../electron/common/kubernetes/objects.ts';

/** `container "c" in pod "p" is waiting to start: …` for each chosen container that has never run. */
export function waitingTexts(pod: PodObject, containers: readonly string[] | undefined): readonly string[] {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  return [...initContainerStatuses, ...containerStatuses]
    .filter(({ name }) => containers?.includes(name) ?? true)
    .flatMap((status) => waitingText(pod.metadata.name, status) ?? []);
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
