// What a row of the list shows of a pod, computed once per pod object. The cells are kubectl's own.

import { conditionIsTrue, podColumns } from '../../electron/common/kubectl/podColumns.ts';
import type { ContainerStatus, PodObject } from '../../electron/common/kubernetes/objects.ts';
import type { StatusKind } from '../ui/statusKind.ts';

export interface ContainerSummary {
  readonly name: string;
  readonly kind: StatusKind;
  readonly isInit: boolean;
  readonly status: ContainerStatus | undefined;
}

export interface PodRow {
  readonly uid: string;
  readonly pod: PodObject;
  readonly name: string;
  readonly namespace: string;
  readonly status: string;
  readonly kind: StatusKind;
  readonly ready: number;
  readonly total: number;
  readonly restarts: number;
  readonly lastRestartAt: string | undefined;
  readonly containers: readonly ContainerSummary[];
  /** `8080`, `8001->80` where a host port is published, with the protocol unless it is TCP. */
  readonly ports: readonly string[];
  readonly images: readonly string[];
  readonly createdAt: string;
  /** Needs someone to look at it. */
  readonly isProblem: boolean;
}

const rows = new WeakMap<PodObject, PodRow>();

export function podRow(pod: PodObject): PodRow {
  const known = rows.get(pod);
  if (known) return known;
  const row = makeRow(pod);
  rows.set(pod, row);
  return row;
}

function makeRow(pod: PodObject): PodRow {
  const columns = podColumns(pod);
  const kind = statusKind(pod, columns.status);
  const all = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  return {
    uid: pod.metadata.uid,
    pod,
    name: pod.metadata.name,
    namespace: pod.metadata.namespace,
    ...columns,
    kind,
    containers: containerSummaries(pod),
    ports: all.flatMap((container) => container.ports ?? []).map(portText),
    images: [...new Set(all.flatMap(({ image }) => (image === undefined ? [] : [image])))],
    createdAt: pod.metadata.creationTimestamp,
    isProblem: kind === 'error' || kind === 'warn',
  };
}

function portText(port: { hostPort?: number; containerPort: number; protocol?: string }): string {
  const published = port.hostPort === undefined || port.hostPort === 0 ? '' : `${port.hostPort}→`;
  const protocol = port.protocol === undefined || port.protocol === 'TCP' ? '' : `/${port.protocol}`;
  return `${published}${port.containerPort}${protocol}`;
}

/** States on the way to Running; any other unknown word of the kubelet names a failure. */
const pendingStatuses = new Set(['Pending', 'ContainerCreating', 'PodInitializing', 'SchedulingGated']);

/** How a pod with this STATUS cell is doing. */
export function statusKind(pod: PodObject, status: string): StatusKind {
  if (status === 'Terminating') return 'terminating';
  if (status === 'Running') return conditionIsTrue(pod, 'Ready') ? 'ok' : 'warn';
  if (status === 'Completed' || status === 'Succeeded') return 'done';
  if (status === 'NotReady') return 'warn';
  if (status === 'Unknown') return 'unknown';
  if (isUnschedulable(pod)) return 'warn';
  if (pendingStatuses.has(status) || /^Init:\d+\/\d+$/.test(status)) return 'pending';
  return 'error';
}

function isUnschedulable(pod: PodObject): boolean {
  return (
    pod.status?.conditions?.some(
      ({ type, status, reason }) =>
        type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable',
    ) ?? false
  );
}

/** Init containers first, then the others, in the order of the manifest. */
function containerSummaries(pod: PodObject): readonly ContainerSummary[] {
  const summarise = (names: readonly string[], statuses: readonly ContainerStatus[], isInit: boolean) =>
    names.map((name) => {
      const status = statuses.find((candidate) => candidate.name === name);
      return { name, isInit, status, kind: containerKind(status, isInit) };
    });
  const names = (containers: readonly { name: string }[] | undefined) =>
    (containers ?? []).map(({ name }) => name);
  return [
    ...summarise(names(pod.spec.initContainers), pod.status?.initContainerStatuses ?? [], true),
    ...summarise(names(pod.spec.containers), pod.status?.containerStatuses ?? [], false),
  ];
}

/** How one container is doing. */
export function containerKind(status: ContainerStatus | undefined, isInit: boolean): StatusKind {
  const { running, waiting, terminated } = status?.state ?? {};
  if (terminated) return terminated.exitCode === 0 ? 'done' : 'error';
  if (running) return status?.ready || isInit ? 'ok' : 'warn';
  const reason = waiting?.reason;
  if (reason === undefined || reason === 'ContainerCreating' || reason === 'PodInitializing')
    return 'pending';
  return 'error';
}
