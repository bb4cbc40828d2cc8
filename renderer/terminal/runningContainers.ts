// The containers of a pod in which a terminal can be opened now. Pure.

import type { ContainerStatus, PodObject } from '../../electron/common/kubernetes/objects.ts';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** Names of the running ones; the one that kubectl would choose first: the annotated one, else the pod's order. */
export function runningContainers({ metadata, spec, status }: PodObject): readonly string[] {
  const running = (statuses: readonly ContainerStatus[] | undefined) =>
    (statuses ?? []).filter(({ state }) => state?.running !== undefined).map(({ name }) => name);
  const order = spec.containers.map(({ name }) => name);
  const main = running(status?.containerStatuses).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const all = [
    ...main,
    ...running(status?.initContainerStatuses),
    ...running(status?.ephemeralContainerStatuses),
  ];
  const preferred = metadata.annotations?.[DEFAULT_CONTAINER];
  return all.includes(preferred ?? '') ? [preferred ?? '', ...all.filter((name) => name !== preferred)] : all;
}
